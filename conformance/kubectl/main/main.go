// The real kubectl of the minor version in the mod file. With the single argument "dump-flags" it prints its
// commands and flags as JSON; with "openapi-v2" and "openapi-v3" it turns an OpenAPI document on standard input from
// JSON into the protobuf that kubectl asks a server for.
package main

import (
	"encoding/json"
	"io"
	"os"

	openapi_v2 "github.com/google/gnostic-models/openapiv2"
	openapi_v3 "github.com/google/gnostic-models/openapiv3"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"google.golang.org/protobuf/proto"
	"k8s.io/component-base/cli"
	"k8s.io/kubectl/pkg/cmd"
	"k8s.io/kubectl/pkg/cmd/util"
)

type flag struct {
	Name      string `json:"name"`
	Shorthand string `json:"shorthand,omitempty"`
	Type      string `json:"type"`
	Default   string `json:"default,omitempty"`
	NoOpt     string `json:"noOptDefVal,omitempty"`
}

type command struct {
	Path    string   `json:"path"`
	Aliases []string `json:"aliases,omitempty"`
	Flags   []flag   `json:"flags,omitempty"`
}

func flagsOf(set *pflag.FlagSet) (out []flag) {
	set.VisitAll(func(f *pflag.Flag) {
		out = append(out, flag{f.Name, f.Shorthand, f.Value.Type(), f.DefValue, f.NoOptDefVal})
	})
	return
}

func walk(c *cobra.Command, out *[]command) {
	set := c.LocalNonPersistentFlags()
	if !c.HasParent() {
		set = c.PersistentFlags()
	}
	*out = append(*out, command{c.CommandPath(), c.Aliases, flagsOf(set)})
	for _, child := range c.Commands() {
		walk(child, out)
	}
}

func printOpenAPI(version string) error {
	text, err := io.ReadAll(os.Stdin)
	if err != nil {
		return err
	}
	var document proto.Message
	if version == "openapi-v2" {
		document, err = openapi_v2.ParseDocument(text)
	} else {
		document, err = openapi_v3.ParseDocument(text)
	}
	if err != nil {
		return err
	}
	bytes, err := proto.Marshal(document)
	if err != nil {
		return err
	}
	_, err = os.Stdout.Write(bytes)
	return err
}

func main() {
	if len(os.Args) == 2 && (os.Args[1] == "openapi-v2" || os.Args[1] == "openapi-v3") {
		if err := printOpenAPI(os.Args[1]); err != nil {
			panic(err)
		}
		return
	}
	c := cmd.NewDefaultKubectlCommand()
	if len(os.Args) == 2 && os.Args[1] == "dump-flags" {
		var out []command
		walk(c, &out)
		if err := json.NewEncoder(os.Stdout).Encode(out); err != nil {
			panic(err)
		}
		return
	}
	if err := cli.RunNoErrOutput(c); err != nil {
		util.CheckErr(err)
	}
}
