//go:build since_1_36

package main

import (
	"net/http"

	"k8s.io/apiserver/pkg/authorization/authorizer"
	"k8s.io/apiserver/pkg/endpoints/filters/impersonation"
)

// withImpersonation is the filter since ConstrainedImpersonation is enabled by default.
func withImpersonation(handler http.Handler, a authorizer.AuthorizerFunc) http.Handler {
	return impersonation.WithConstrainedImpersonation(handler, a, codecs)
}
