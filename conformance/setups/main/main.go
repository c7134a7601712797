// Reads files that the generator wrote as the tools themselves do: strictly, into their own Go types. One JSON object a line on
// standard input, {"kind": …, "text": …}; one on standard output, {"args": …, "texts": …} with the arguments of kube-apiserver and
// the texts of embedded files, or {"error": …}.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"sort"

	"go.yaml.in/yaml/v3"
	jsonpatch "gopkg.in/evanphx/json-patch.v4"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/kubernetes/cmd/kubeadm/app/apis/kubeadm/v1beta3"
	"k8s.io/kubernetes/cmd/kubeadm/app/apis/kubeadm/v1beta4"
	bootstrapv1 "sigs.k8s.io/cluster-api/api/bootstrap/kubeadm/v1beta2"
	controlplanev1 "sigs.k8s.io/cluster-api/api/controlplane/kubeadm/v1beta2"
	"sigs.k8s.io/kind/pkg/apis/config/v1alpha4"
	kyaml "sigs.k8s.io/yaml"
)

type question struct {
	Kind string `json:"kind"`
	Text string `json:"text"`
}

type mount struct {
	Host     string `json:"host"`
	Inside   string `json:"inside"`
	ReadOnly bool   `json:"readOnly"`
	Type     string `json:"type,omitempty"`
}

type answer struct {
	Args   []string `json:"args,omitempty"`
	Texts  []string `json:"texts,omitempty"`
	Mounts []mount  `json:"mounts,omitempty"`
	Error  string   `json:"error,omitempty"`
}

// The manifest as kubeadm writes it, as far as patches see it.
const manifest = `apiVersion: v1
kind: Pod
metadata: {name: kube-apiserver, namespace: kube-system, labels: {component: kube-apiserver, tier: control-plane}}
spec:
  containers:
  - name: kube-apiserver
    image: registry.k8s.io/kube-apiserver:v1.36.3
    command: [kube-apiserver]
    volumeMounts: [{name: k8s-certs, mountPath: /etc/kubernetes/pki, readOnly: true}]
  hostNetwork: true
  volumes: [{name: k8s-certs, hostPath: {path: /etc/kubernetes/pki, type: DirectoryOrCreate}}]
`

func pod(text []byte) (out answer, err error) {
	var found corev1.Pod
	if err = kyaml.UnmarshalStrict(text, &found); err != nil {
		return
	}
	server := found.Spec.Containers[0]
	out.Args = append(append(out.Args, server.Command...), server.Args...)
	for _, m := range server.VolumeMounts {
		for _, v := range found.Spec.Volumes {
			if v.Name == m.Name && v.HostPath != nil && v.HostPath.Type != nil {
				out.Mounts = append(out.Mounts, mount{v.HostPath.Path, m.MountPath, m.ReadOnly, string(*v.HostPath.Type)})
			}
		}
	}
	return
}

// Applies a patch as kubeadm does: JSON 6902 to the manifest as JSON.
func podPatch(text []byte) (answer, error) {
	patchJSON, err := kyaml.YAMLToJSON(text)
	if err != nil {
		return answer{}, err
	}
	patch, err := jsonpatch.DecodePatch(patchJSON)
	if err != nil {
		return answer{}, err
	}
	target, err := kyaml.YAMLToJSON([]byte(manifest))
	if err != nil {
		return answer{}, err
	}
	patched, err := patch.Apply(target)
	if err != nil {
		return answer{}, err
	}
	return pod(patched)
}

func kubeadm3(text []byte) (out answer, err error) {
	scheme := runtime.NewScheme()
	if err = v1beta3.AddToScheme(scheme); err != nil {
		return
	}
	decoder := serializer.NewCodecFactory(scheme, serializer.EnableStrict).UniversalDeserializer()
	object, _, err := decoder.Decode(text, nil, nil)
	if err != nil {
		return
	}
	server := object.(*v1beta3.ClusterConfiguration).APIServer
	for name, value := range server.ExtraArgs {
		out.Args = append(out.Args, fmt.Sprintf("--%s=%s", name, value))
	}
	sort.Strings(out.Args)
	for _, v := range server.ExtraVolumes {
		out.Mounts = append(out.Mounts, mount{v.HostPath, v.MountPath, v.ReadOnly, string(v.PathType)})
	}
	return
}

func kubeadm4(text []byte) (out answer, err error) {
	scheme := runtime.NewScheme()
	if err = v1beta4.AddToScheme(scheme); err != nil {
		return
	}
	decoder := serializer.NewCodecFactory(scheme, serializer.EnableStrict).UniversalDeserializer()
	object, _, err := decoder.Decode(text, nil, nil)
	if err != nil {
		return
	}
	server := object.(*v1beta4.ClusterConfiguration).APIServer
	for _, arg := range server.ExtraArgs {
		out.Args = append(out.Args, fmt.Sprintf("--%s=%s", arg.Name, arg.Value))
	}
	for _, v := range server.ExtraVolumes {
		out.Mounts = append(out.Mounts, mount{v.HostPath, v.MountPath, v.ReadOnly, string(v.PathType)})
	}
	return
}

// Reads a configuration as kind does, and its patches as kubeadm would read them.
func kind(text []byte) (out answer, err error) {
	var found v1alpha4.Cluster
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	decoder.KnownFields(true)
	if err = decoder.Decode(&found); err != nil {
		return
	}
	for _, patch := range found.KubeadmConfigPatches {
		out, err = kubeadm3([]byte("apiVersion: kubeadm.k8s.io/v1beta3\n" + patch))
		if err != nil {
			return
		}
	}
	// From the machine through the node to the Pod.
	inside := out.Mounts
	out.Mounts = nil
	for _, node := range found.Nodes {
		if node.Role != v1alpha4.ControlPlaneRole {
			return out, fmt.Errorf("role %q", node.Role)
		}
		for _, outer := range node.ExtraMounts {
			for _, inner := range inside {
				if inner.Host == outer.ContainerPath && inner.ReadOnly == outer.Readonly {
					out.Mounts = append(out.Mounts, mount{outer.HostPath, inner.Inside, outer.Readonly, inner.Type})
				}
			}
		}
	}
	if len(out.Mounts) != len(inside)*len(found.Nodes) {
		err = fmt.Errorf("a folder of the Pod is not mounted into the node")
	}
	return
}

func clusterAPI(text []byte) (out answer, err error) {
	var found controlplanev1.KubeadmControlPlane
	if err = kyaml.UnmarshalStrict(text, &found); err != nil {
		return
	}
	spec := found.Spec.KubeadmConfigSpec
	for _, file := range spec.Files {
		out.Texts = append(out.Texts, file.Content)
	}
	server := spec.ClusterConfiguration.APIServer
	for _, arg := range server.ExtraArgs {
		out.Args = append(out.Args, fmt.Sprintf("--%s=%s", arg.Name, *arg.Value))
	}
	for _, v := range server.ExtraVolumes {
		out.Mounts = append(out.Mounts, mount{v.HostPath, v.MountPath, *v.ReadOnly, string(v.PathType)})
	}
	_ = bootstrapv1.GroupVersion
	return
}

func configMap(text []byte) (out answer, err error) {
	var found corev1.ConfigMap
	if err = kyaml.UnmarshalStrict(text, &found); err != nil {
		return
	}
	for _, value := range found.Data {
		out.Texts = append(out.Texts, value)
	}
	return
}

func secret(text []byte) (out answer, err error) {
	var found corev1.Secret
	if err = kyaml.UnmarshalStrict(text, &found); err != nil {
		return
	}
	for _, value := range found.StringData {
		out.Texts = append(out.Texts, value)
	}
	return
}

var readers = map[string]func([]byte) (answer, error){
	"pod": pod, "pod-patch": podPatch, "kubeadm-v1beta3": kubeadm3, "kubeadm-v1beta4": kubeadm4, "kind": kind,
	"cluster-api": clusterAPI, "config-map": configMap, "secret": secret,
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<26)
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	for lines.Scan() {
		var asked question
		if err := json.Unmarshal(lines.Bytes(), &asked); err != nil {
			panic(err)
		}
		read, known := readers[asked.Kind]
		if !known {
			panic("unknown kind " + asked.Kind)
		}
		found, err := read([]byte(asked.Text))
		if err != nil {
			found = answer{Error: err.Error()}
		}
		if err := out.Encode(found); err != nil {
			panic(err)
		}
	}
}
