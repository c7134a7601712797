//go:build since_1_35 && !since_1_36

package main

import (
	"net/http"

	"k8s.io/apiserver/pkg/authorization/authorizer"
	"k8s.io/apiserver/pkg/endpoints/filters/impersonation"
)

// withImpersonation is the filter of 1.34 in its new package.
func withImpersonation(handler http.Handler, a authorizer.AuthorizerFunc) http.Handler {
	return impersonation.WithImpersonation(handler, a, codecs)
}
