// Reads patches of a Talos machine configuration as Talos does, strictly. The same protocol as ../main: {"text": …} in, one a line;
// {"args": …, "policy": …} or {"error": …} out.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"sort"

	"github.com/siderolabs/talos/pkg/machinery/config/configloader"
)

type answer struct {
	Args   []string       `json:"args,omitempty"`
	Texts  []string       `json:"texts,omitempty"`
	Policy map[string]any `json:"policy,omitempty"`
	Error  string         `json:"error,omitempty"`
}

func read(text []byte) (out answer, err error) {
	found, err := configloader.NewFromBytes(text)
	if err != nil {
		return
	}
	config := found.RawV1Alpha1()
	if config == nil {
		return out, fmt.Errorf("no machine configuration")
	}
	if config.MachineConfig != nil {
		for _, file := range config.MachineConfig.MachineFiles {
			out.Texts = append(out.Texts, file.Content())
		}
	}
	if config.ClusterConfig == nil || config.ClusterConfig.APIServerConfig == nil {
		return
	}
	server := config.ClusterConfig.APIServerConfig
	for name, value := range server.ExtraArgsConfig {
		out.Args = append(out.Args, fmt.Sprintf("--%s=%s", name, value))
	}
	sort.Strings(out.Args)
	out.Policy = server.AuditPolicyConfig.Object
	return
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<26)
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	for lines.Scan() {
		var asked struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &asked); err != nil {
			panic(err)
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
