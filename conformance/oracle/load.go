package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"regexp"
	"strings"

	"k8s.io/apiserver/pkg/apis/audit"
	auditv1 "k8s.io/apiserver/pkg/apis/audit/v1"
	auditscheme "k8s.io/apiserver/pkg/audit"
	"k8s.io/apiserver/pkg/audit/policy"
	"k8s.io/klog/v2"
)

// klog receives the loader's warning; nothing else is written to standard error.
var klogOutput bytes.Buffer

func init() {
	flags := flag.NewFlagSet("klog", flag.PanicOnError)
	klog.InitFlags(flags)
	for name, value := range map[string]string{
		"logtostderr": "false", "alsologtostderr": "false", "stderrthreshold": "FATAL",
		"skip_headers": "true", "one_output": "true",
	} {
		if err := flags.Set(name, value); err != nil {
			panic(err)
		}
	}
	klog.SetOutput(&klogOutput)
}

// A scheme is named after the source line that created it. In a released kube-apiserver it is always this
// one; in a build from the module cache it depends on the version.
var schemeName = regexp.MustCompile(`in scheme "[^"]*"`)

const releasedSchemeName = `in scheme "k8s.io/apiserver/pkg/audit/scheme.go:30"`

// loadPolicy calls the real loader. The warning is "" if there is none.
func loadPolicy(text string) (loaded *audit.Policy, warning string, err error) {
	klogOutput.Reset()
	loaded, err = policy.LoadPolicyFromBytes([]byte(text))
	klog.Flush()
	return loaded, strings.TrimSuffix(klogOutput.String(), "\n"), err
}

func load(line []byte) (map[string]any, error) {
	var c struct {
		Policy *string `json:"policy"`
	}
	if err := json.Unmarshal(line, &c); err != nil {
		return nil, err
	}
	if c.Policy == nil {
		return nil, errors.New("load needs policy")
	}
	loaded, warning, err := loadPolicy(*c.Policy)
	answer := map[string]any{"outcome": "accepted", "error": nil, "warning": nil, "policy": nil}
	if warning != "" {
		answer["outcome"] = "warned"
		answer["warning"] = warning
	}
	if err != nil {
		answer["outcome"] = "refused"
		answer["error"] = schemeName.ReplaceAllString(err.Error(), releasedSchemeName)
		return answer, nil
	}
	var v1 auditv1.Policy
	if err := auditscheme.Scheme.Convert(loaded, &v1, nil); err != nil {
		return nil, err
	}
	held, err := json.Marshal(&v1)
	answer["policy"] = json.RawMessage(held)
	return answer, err
}
