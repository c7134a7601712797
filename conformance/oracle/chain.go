//go:build !light

package main

import (
	"net/http"

	"k8s.io/apiserver/pkg/server"
	utilfeature "k8s.io/apiserver/pkg/util/feature"
)

// chain is the handler chain of kube-apiserver, as it is.
func chain(handler http.Handler, p parts) http.Handler {
	config := server.NewConfig(codecs)
	config.FeatureGate = utilfeature.DefaultFeatureGate
	config.AuditBackend = p.sink
	config.AuditPolicyRuleEvaluator = p.evaluator
	config.LongRunningFunc = longRunning
	config.RequestInfoResolver = resolver
	config.RequestTimeout = requestTimeout
	config.Authentication.Authenticator = p.authenticator
	config.Authorization.Authorizer = p.authorizer
	return server.DefaultBuildHandlerChain(handler, config)
}
