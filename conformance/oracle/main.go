// The oracle answers conformance cases with kube-apiserver's own code: JSON Lines in, one answer out for
// each, in order. ../README.md describes the protocol.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"
	"strings"
	"testing"
)

// Case is one line of input. Each operation reads its own fields.
type Case struct {
	ID         *string `json:"id"`
	Op         *string `json:"op"`
	Kubernetes *string `json:"kubernetes"`
}

// operations receive the whole line, because each has its own fields.
var operations = map[string]func(line []byte) (map[string]any, error){
	"load":        load,
	"decide":      decide,
	"requestInfo": requestInfo,
	"events":      events,
	"witness":     witness,
}

// commands are given instead of cases.
var commands = map[string]func(){
	"version": func() { fmt.Println(apiserverVersion()) },
	"bench":   bench,
}

func main() {
	if len(os.Args) > 1 {
		commands[os.Args[1]]()
		return
	}
	testing.Main(nil, []testing.InternalTest{{Name: "oracle", F: func(t *testing.T) {
		test = t
		answerAll()
		os.Exit(0)
	}}}, nil, nil)
}

// test is what testing/synctest needs to make time stand still.
var test *testing.T

func answerAll() {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriterSize(os.Stdout, 1<<20)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for {
		line, readErr := in.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			if err := encoder.Encode(answer(line)); err != nil {
				panic(err)
			}
			if in.Buffered() == 0 {
				out.Flush()
			}
		}
		if readErr != nil {
			return
		}
	}
}

// answer never panics: a case outside the protocol is answered with a protocolError.
func answer(line []byte) (result map[string]any) {
	var c Case
	defer func() {
		if r := recover(); r != nil {
			result = protocolError(c.ID, fmt.Errorf("panic: %v", r))
		}
	}()
	if err := json.Unmarshal(line, &c); err != nil {
		return protocolError(c.ID, err)
	}
	if c.ID == nil || c.Op == nil || c.Kubernetes == nil {
		return protocolError(c.ID, fmt.Errorf("a case needs id, op and kubernetes"))
	}
	if *c.Kubernetes != minor() {
		return protocolError(c.ID, fmt.Errorf("this is kubernetes %s, the case wants %q", minor(), *c.Kubernetes))
	}
	operation, known := operations[*c.Op]
	if !known {
		return protocolError(c.ID, fmt.Errorf("unknown op %q", *c.Op))
	}
	result, err := operation(line)
	if err != nil {
		return protocolError(c.ID, err)
	}
	result["id"] = *c.ID
	return result
}

func protocolError(id *string, err error) map[string]any {
	return map[string]any{"id": id, "protocolError": err.Error()}
}

// apiserverVersion is the version of k8s.io/apiserver that this binary was built from, e.g. "0.36.6".
func apiserverVersion() string {
	info, _ := debug.ReadBuildInfo()
	for _, dependency := range info.Deps {
		if dependency.Path == "k8s.io/apiserver" {
			return strings.TrimPrefix(dependency.Version, "v")
		}
	}
	panic("built without k8s.io/apiserver")
}

var builtMinor = "1." + strings.Split(apiserverVersion(), ".")[1]

// minor is the Kubernetes minor version of this binary, e.g. "1.36".
func minor() string { return builtMinor }
