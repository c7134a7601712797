//go:build !since_1_35

package main

import (
	"net/http"

	"k8s.io/apiserver/pkg/authorization/authorizer"
	"k8s.io/apiserver/pkg/endpoints/filters"
)

// withImpersonation is the filter of kube-apiserver up to 1.34.
func withImpersonation(handler http.Handler, a authorizer.AuthorizerFunc) http.Handler {
	return filters.WithImpersonation(handler, a, codecs)
}
