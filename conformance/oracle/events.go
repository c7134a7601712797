package main

import (
	"bufio"
	"bytes"
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
	auditinternal "k8s.io/apiserver/pkg/apis/audit"
	auditv1 "k8s.io/apiserver/pkg/apis/audit/v1"
	"k8s.io/apiserver/pkg/audit"
	"k8s.io/apiserver/pkg/audit/policy"
	"k8s.io/apiserver/pkg/authentication/authenticator"
	"k8s.io/apiserver/pkg/authentication/user"
	"k8s.io/apiserver/pkg/authorization/authorizer"
	"k8s.io/apiserver/pkg/endpoints/filters"
	"k8s.io/apiserver/pkg/endpoints/request"
	logbackend "k8s.io/apiserver/plugin/pkg/audit/log"
)

// events sends one request through the real filter chain, in the order of DefaultBuildHandlerChain
// (pkg/server/config.go), with the real log backend behind it.
func events(line []byte) (map[string]any, error) {
	x, err := readExchange(line)
	if err != nil {
		return nil, err
	}
	loaded, err := acceptedPolicy(*x.Policy)
	if err != nil {
		return nil, err
	}
	req, err := x.httpRequest()
	if err != nil {
		return nil, err
	}
	var log bytes.Buffer
	sink := clockedSink{logbackend.NewBackend(&log, "json", auditv1.SchemeGroupVersion), x}
	evaluator := policy.NewPolicyRuleEvaluator(loaded)

	handler := &loggingHandler{x: x}
	chain := http.Handler(handler)
	if x.Authorization != nil {
		chain = filters.WithAuthorization(chain, x.Authorization.authorizer(), codecs)
	}
	chain = withImpersonation(chain, x.Impersonation.authorizer())
	chain = filters.WithAudit(chain, sink, evaluator, longRunning)
	failed := filters.WithFailedAuthenticationAudit(&refusingHandler{x}, sink, evaluator)
	chain = filters.WithAuthentication(chain, authenticator.RequestFunc(x.authenticate), failed, nil, nil)
	chain = filters.WithRequestInfo(chain, resolver)
	timed := http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		ctx := request.WithReceivedTimestamp(req.Context(), *x.ReceivedAt)
		chain.ServeHTTP(w, req.WithContext(ctx))
	})
	serve(filters.WithAuditInit(timed), req)
	if handler.err != nil {
		return nil, handler.err
	}
	lines := strings.Split(log.String(), "\n")
	return map[string]any{"events": lines[:len(lines)-1]}, nil
}

// serve recovers from the panic that WithAudit passes on, as the server does.
func serve(handler http.Handler, req *http.Request) {
	defer func() { _ = recover() }()
	handler.ServeHTTP(hijackable{httptest.NewRecorder()}, req)
}

// clockedSink replaces the machine's clock with the case's.
type clockedSink struct {
	audit.Backend
	x *Exchange
}

func (s clockedSink) ProcessEvents(events ...*auditinternal.Event) bool {
	for _, event := range events {
		if event.Stage != auditinternal.StageRequestReceived {
			event.StageTimestamp = metav1.NewMicroTime(s.x.StageAt.at(event.Stage, *s.x.ReceivedAt))
		}
	}
	return s.Backend.ProcessEvents(events...)
}

func (x *Exchange) authenticate(*http.Request) (*authenticator.Response, bool, error) {
	u := x.Request.User
	if u == nil {
		return nil, false, nil
	}
	info := &user.DefaultInfo{Name: u.userName(), UID: u.UID, Groups: u.Groups, Extra: u.Extra}
	return &authenticator.Response{User: info}, true, nil
}

// authorizer gives the same answer to every question; without one, it allows.
func (a *Authorization) authorizer() authorizer.AuthorizerFunc {
	return func(context.Context, authorizer.Attributes) (authorizer.Decision, string, error) {
		if a == nil {
			return authorizer.DecisionAllow, "", nil
		}
		if a.Decision == "allow" {
			return authorizer.DecisionAllow, a.Reason, nil
		}
		return authorizer.DecisionNoOpinion, a.Reason, nil
	}
}

// loggingHandler stands in for the API's handlers: it logs the given bodies through the real audit
// functions, then panics, hijacks the connection, or responds.
type loggingHandler struct {
	x   *Exchange
	err error
}

func (h *loggingHandler) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	ctx := req.Context()
	info, _ := request.RequestInfoFrom(ctx)
	version := schema.GroupVersion{Group: info.APIGroup, Version: info.APIVersion}
	if h.err = h.logRequest(ctx, info, version); h.err != nil {
		return
	}
	audit.AddAuditAnnotationsMap(ctx, h.x.Annotations)
	response := h.x.Response
	if response.Panic != nil {
		panic(*response.Panic)
	}
	if response.Hijacked {
		if _, _, err := w.(http.Hijacker).Hijack(); err != nil {
			h.err = err
		}
		return
	}
	h.err = answerWith(ctx, w, h.x, version)
}

func (h *loggingHandler) logRequest(ctx context.Context, info *request.RequestInfo, version schema.GroupVersion) error {
	body := h.x.Request.Body
	if body == nil {
		return nil
	}
	if h.x.Request.Patch != nil || info.Verb == "patch" {
		audit.LogRequestPatch(ctx, body)
		return nil
	}
	object, serializer, err := decodeBody(body)
	if err == nil {
		audit.LogRequestObject(ctx, object, version, version.WithResource(info.Resource), info.Subresource, serializer)
	}
	return err
}

func answerWith(ctx context.Context, w http.ResponseWriter, x *Exchange, version schema.GroupVersion) error {
	if x.Response.Body != nil {
		object, serializer, err := decodeBody(x.Response.Body)
		if err != nil {
			return err
		}
		audit.LogResponseObject(ctx, object, version, serializer)
	}
	if x.Response.Code != 0 {
		w.WriteHeader(x.Response.Code)
	}
	return nil
}

// refusingHandler answers failed authentication with the exchange's response. kube-apiserver's own handler
// answers with a Status; put it into the exchange.
type refusingHandler struct{ x *Exchange }

func (h *refusingHandler) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	info, _ := request.RequestInfoFrom(req.Context())
	version := schema.GroupVersion{Group: info.APIGroup, Version: info.APIVersion}
	if err := answerWith(req.Context(), w, h.x, version); err != nil {
		panic(err)
	}
}

// hijackable is a recorder whose connection can be hijacked.
type hijackable struct{ *httptest.ResponseRecorder }

func (hijackable) CloseNotify() <-chan bool { return make(chan bool) }

func (hijackable) Hijack() (net.Conn, *bufio.ReadWriter, error) { return nil, nil, nil }
