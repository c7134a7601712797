package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"k8s.io/apimachinery/pkg/util/sets"
	"k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/server/filters"
)

var resolver = &request.RequestInfoFactory{
	APIPrefixes:          sets.NewString("api", "apis"),
	GrouplessAPIPrefixes: sets.NewString("api"),
}

// longRunning is the check of cmd/kube-apiserver (controlplane/apiserver/config.go).
var longRunning = filters.BasicLongRunningRequestCheck(
	sets.NewString("watch", "proxy"),
	sets.NewString("attach", "exec", "proxy", "log", "portforward"),
)

// httpRequest reads the request line as net/http's server does.
func httpRequest(method, url string) (*http.Request, error) {
	head := method + " " + url + " HTTP/1.1\r\nHost: localhost\r\n\r\n"
	return http.ReadRequest(bufio.NewReader(strings.NewReader(head)))
}

func requestInfo(line []byte) (map[string]any, error) {
	var c struct {
		Method *string `json:"method"`
		URL    *string `json:"url"`
	}
	if err := json.Unmarshal(line, &c); err != nil {
		return nil, err
	}
	if c.Method == nil || c.URL == nil {
		return nil, errors.New("requestInfo needs method and url")
	}
	req, err := httpRequest(*c.Method, *c.URL)
	if err != nil {
		return nil, err
	}
	info, err := resolver.NewRequestInfo(req)
	if err != nil {
		return nil, err
	}
	return map[string]any{
		"isResourceRequest": info.IsResourceRequest, "path": info.Path, "verb": info.Verb,
		"apiPrefix": info.APIPrefix, "apiGroup": info.APIGroup, "apiVersion": info.APIVersion,
		"namespace": info.Namespace, "resource": info.Resource, "subresource": info.Subresource,
		"name": info.Name, "longRunning": longRunning(req, info),
	}, nil
}
