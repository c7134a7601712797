// Prints the flags of kube-apiserver, as its command has them, hidden ones too: {"kube-apiserver": [{"name": …}, …]}.
// components.go adds those of other components.
package main

import (
	"encoding/json"
	"os"

	"github.com/spf13/pflag"
	_ "k8s.io/component-base/logs/json/register"
	"k8s.io/kubernetes/cmd/kube-apiserver/app"
)

// flag is what the doctor knows of a flag. A switch ("bool") needs no value.
type flag struct {
	Name      string `json:"name"`
	Type      string `json:"type"`
	Shorthand string `json:"shorthand,omitempty"`
}

var components = map[string]func() *pflag.FlagSet{
	"kube-apiserver": func() *pflag.FlagSet {
		command := app.NewAPIServerCommand()
		// Cobra adds it when it runs the command.
		command.InitDefaultHelpFlag()
		return command.Flags()
	},
}

func main() {
	all := map[string][]flag{}
	for name, flags := range components {
		flags().VisitAll(func(each *pflag.Flag) {
			all[name] = append(all[name], flag{each.Name, each.Value.Type(), each.Shorthand})
		})
	}
	if err := json.NewEncoder(os.Stdout).Encode(all); err != nil {
		panic(err)
	}
}
