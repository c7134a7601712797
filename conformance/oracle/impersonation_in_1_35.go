//go:build since_1_35 && !since_1_36

package main

import (
	"net/http"

	"k8s.io/apiserver/pkg/authorization/authorizer"
	"k8s.io/apiserver/pkg/endpoints/filters/impersonation"
)

// withImpersonation is the same filter as before, which has moved.
func withImpersonation(handler http.Handler, a authorizer.AuthorizerFunc) http.Handler {
	return impersonation.WithImpersonation(handler, a, codecs)
}
