//go:build light

package main

import (
	"net/http"

	"k8s.io/apiserver/pkg/endpoints/filters"
	"k8s.io/apiserver/pkg/endpoints/filters/impersonation"
	serverfilters "k8s.io/apiserver/pkg/server/filters"
)

// chain is the handler chain of the newest kube-apiserver without the filters that no event shows. It is in the
// order of DefaultBuildHandlerChain, whose package takes a third longer to build.
func chain(handler http.Handler, p parts) http.Handler {
	handler = filters.WithAuthorization(handler, p.authorizer, codecs)
	handler = impersonation.WithConstrainedImpersonation(handler, p.authorizer, codecs)
	handler = filters.WithAudit(handler, p.sink, p.evaluator, longRunning)
	failed := filters.WithFailedAuthenticationAudit(filters.Unauthorized(codecs), p.sink, p.evaluator)
	handler = filters.WithAuthentication(handler, p.authenticator, failed, nil, nil)
	handler = filters.WithWarningRecorder(handler)
	handler = serverfilters.WithTimeoutForNonLongRunningRequests(handler, longRunning)
	handler = filters.WithRequestDeadline(handler, p.sink, p.evaluator, longRunning, codecs, requestTimeout)
	handler = serverfilters.WithHTTPLogging(handler)
	handler = filters.WithLatencyTrackers(handler)
	handler = filters.WithRequestInfo(handler, resolver)
	handler = filters.WithRequestReceivedTimestamp(handler)
	handler = serverfilters.WithPanicRecovery(handler, resolver)
	return filters.WithAuditInit(handler)
}
