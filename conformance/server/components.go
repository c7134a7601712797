//go:build components

package main

import (
	"os"

	"k8s.io/component-base/cli"
	controllers "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	scheduler "k8s.io/kubernetes/cmd/kube-scheduler/app"
)

func init() {
	programs["kube-scheduler"] = func() { os.Exit(cli.Run(scheduler.NewSchedulerCommand())) }
	programs["kube-controller-manager"] = func() { os.Exit(cli.Run(controllers.NewControllerManagerCommand())) }
}
