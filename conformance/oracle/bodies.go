package main

import (
	"encoding/json"
	"fmt"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	jsonserializer "k8s.io/apimachinery/pkg/runtime/serializer/json"
	utiljson "k8s.io/apimachinery/pkg/util/json"
)

var scheme = runtime.NewScheme()
var codecs = serializer.NewCodecFactory(scheme)

// plain encodes objects without converting them to a version.
var plain = runtime.NewSimpleNegotiatedSerializer(runtime.SerializerInfo{
	MediaType: "application/json",
	Serializer: jsonserializer.NewSerializerWithOptions(
		jsonserializer.DefaultMetaFactory, scheme, scheme, jsonserializer.SerializerOptions{}),
})

func init() {
	metav1.AddToGroupVersion(scheme, schema.GroupVersion{Version: "v1"})
}

// decodeBody returns a body as the handlers hold it: the kinds of meta/v1 that all APIs share have their Go
// types, everything else is unstructured, like a custom resource.
func decodeBody(raw json.RawMessage) (runtime.Object, runtime.NegotiatedSerializer, error) {
	var meta metav1.TypeMeta
	if err := json.Unmarshal(raw, &meta); err != nil {
		return nil, nil, fmt.Errorf("a body is an object: %w", err)
	}
	switch meta.Kind {
	case "Status":
		status := &metav1.Status{}
		return status, codecs, json.Unmarshal(raw, status)
	case "DeleteOptions":
		options := &metav1.DeleteOptions{}
		return options, plain, json.Unmarshal(raw, options)
	case "Table":
		table := &metav1.Table{}
		if err := json.Unmarshal(raw, table); err != nil {
			return nil, nil, err
		}
		for i := range table.Rows {
			if object := table.Rows[i].Object.Raw; object != nil {
				held, err := unstructuredObject(object)
				if err != nil {
					return nil, nil, err
				}
				table.Rows[i].Object = runtime.RawExtension{Object: held}
			}
		}
		return table, plain, nil
	}
	held, err := unstructuredObject(raw)
	return held, plain, err
}

// unstructuredObject keeps 64-bit integers exact, as the server does.
func unstructuredObject(raw []byte) (*unstructured.Unstructured, error) {
	held := &unstructured.Unstructured{}
	err := utiljson.Unmarshal(raw, &held.Object)
	if err == nil && held.Object == nil {
		err = fmt.Errorf("a body is an object, not null")
	}
	return held, err
}
