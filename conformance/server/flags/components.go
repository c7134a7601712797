//go:build components

package main

import (
	"github.com/spf13/pflag"
	cliflag "k8s.io/component-base/cli/flag"
	"k8s.io/component-base/cli/globalflag"
	"k8s.io/component-base/logs"
	"k8s.io/component-base/version/verflag"
	controllers "k8s.io/kubernetes/cmd/kube-controller-manager/app/options"
	scheduler "k8s.io/kubernetes/cmd/kube-scheduler/app/options"
	kubelet "k8s.io/kubernetes/cmd/kubelet/app/options"
)

func init() {
	components["kube-controller-manager"] = controllerFlags
	components["kube-scheduler"] = func() *pflag.FlagSet {
		return joined("kube-scheduler", *scheduler.NewOptions().Flags)
	}
	components["kubelet"] = kubeletFlags
}

// controllerFlags leaves the names of controllers out, which are only values.
func controllerFlags() *pflag.FlagSet {
	options, err := controllers.NewKubeControllerManagerOptions()
	if err != nil {
		panic(err)
	}
	return joined("kube-controller-manager", options.Flags(nil, nil, nil))
}

// joined does as NewControllerManagerCommand and NewSchedulerCommand do.
func joined(name string, sets cliflag.NamedFlagSets) *pflag.FlagSet {
	verflag.AddFlags(sets.FlagSet("global"))
	globalflag.AddGlobalFlags(sets.FlagSet("global"), name, logs.SkipLoggingConfigurationFlags())
	flags := pflag.NewFlagSet(name, pflag.ContinueOnError)
	flags.SetNormalizeFunc(cliflag.WordSepNormalizeFunc)
	for _, set := range sets.FlagSets {
		flags.AddFlagSet(set)
	}
	return flags
}

// kubeletFlags does as NewKubeletCommand does.
func kubeletFlags() *pflag.FlagSet {
	flags := pflag.NewFlagSet("kubelet", pflag.ContinueOnError)
	flags.SetNormalizeFunc(cliflag.WordSepNormalizeFunc)
	configuration, err := kubelet.NewKubeletConfiguration()
	if err != nil {
		panic(err)
	}
	kubelet.NewKubeletFlags().AddFlags(flags)
	kubelet.AddKubeletConfigFlags(flags, configuration)
	kubelet.AddGlobalFlags(flags)
	return flags
}
