// The server that judges: a real kube-apiserver, and the etcd it stores in, as one program.
//
//	server kube-apiserver --etcd-servers=…
//	server etcd --data-dir=…
package main

import (
	"fmt"
	"os"

	"go.etcd.io/etcd/server/v3/etcdmain"
	"k8s.io/component-base/cli"
	_ "k8s.io/component-base/logs/json/register"
	_ "k8s.io/component-base/metrics/prometheus/clientgo"
	_ "k8s.io/component-base/metrics/prometheus/version"
	"k8s.io/kubernetes/cmd/kube-apiserver/app"
)

// Each runs with its name and flags in os.Args. components.go adds more.
var programs = map[string]func(){
	"etcd":           func() { etcdmain.Main(os.Args) },
	"kube-apiserver": func() { os.Exit(cli.Run(app.NewAPIServerCommand())) },
}

func main() {
	if len(os.Args) > 1 {
		// User agents begin with os.Args[0].
		os.Args = os.Args[1:]
		if run, ok := programs[os.Args[0]]; ok {
			run()
			return
		}
	}
	fmt.Fprintln(os.Stderr, "usage: server kube-apiserver|etcd [flags]")
	os.Exit(2)
}
