//go:build !light

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"strings"

	"github.com/spf13/pflag"
	"k8s.io/apiserver/pkg/server/options"
	cliflag "k8s.io/component-base/cli/flag"
	"k8s.io/klog/v2"
)

// Not in the light oracle: the package of the options takes as long to build as all the rest.
func init() {
	operations["auditFlags"] = auditFlags
	commands["flags"] = func() {
		if err := json.NewEncoder(os.Stdout).Encode(allAuditFlags()); err != nil {
			panic(err)
		}
	}
}

// auditOptions returns the real options and the flag set that sets them, as kube-apiserver makes it.
func auditOptions() (*options.AuditOptions, *pflag.FlagSet) {
	o := options.NewAuditOptions()
	flags := pflag.NewFlagSet("kube-apiserver", pflag.ContinueOnError)
	flags.SetNormalizeFunc(cliflag.WordSepNormalizeFunc)
	flags.Usage = func() {}
	o.AddFlags(flags)
	return o, flags
}

// auditFlags parses a command line and validates what it sets.
func auditFlags(line []byte) (map[string]any, error) {
	var c struct {
		Args *[]string `json:"args"`
	}
	if err := json.Unmarshal(line, &c); err != nil {
		return nil, err
	}
	if c.Args == nil {
		return nil, errors.New("auditFlags needs args")
	}
	o, flags := auditOptions()
	var warnings bytes.Buffer
	flags.SetOutput(&warnings)
	if err := flags.Parse(*c.Args); err != nil {
		return map[string]any{"outcome": "refused", "error": err.Error()}, nil
	}
	values := map[string]string{}
	flags.VisitAll(func(flag *pflag.Flag) { values[flag.Name] = flag.Value.String() })
	klogOutput.Reset()
	problems := []string{}
	for _, err := range o.Validate() {
		problems = append(problems, err.Error())
	}
	klog.Flush()
	return map[string]any{
		"outcome":  "parsed",
		"args":     flags.Args(),
		"values":   values,
		"warnings": lines(warnings.String() + klogOutput.String()),
		"errors":   problems,
	}, nil
}

// recordedFlag is what a flag's help says about it.
type recordedFlag struct {
	Name       string `json:"name"`
	Type       string `json:"type"`
	Default    string `json:"default"`
	Help       string `json:"help"`
	Deprecated string `json:"deprecated,omitempty"`
}

// allAuditFlags lists them in the order in which the server adds them.
func allAuditFlags() []recordedFlag {
	_, flags := auditOptions()
	flags.SortFlags = false
	all := []recordedFlag{}
	flags.VisitAll(func(flag *pflag.Flag) {
		all = append(all, recordedFlag{flag.Name, flag.Value.Type(), flag.DefValue, flag.Usage, flag.Deprecated})
	})
	return all
}

func lines(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == '\n' })
}
