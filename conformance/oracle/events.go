package main

import (
	"bufio"
	"bytes"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	utilruntime "k8s.io/apimachinery/pkg/util/runtime"
	auditinternal "k8s.io/apiserver/pkg/apis/audit"
	auditv1 "k8s.io/apiserver/pkg/apis/audit/v1"
	"k8s.io/apiserver/pkg/audit"
	"k8s.io/apiserver/pkg/audit/policy"
	"k8s.io/apiserver/pkg/authentication/authenticator"
	"k8s.io/apiserver/pkg/authorization/authorizer"
	logbackend "k8s.io/apiserver/plugin/pkg/audit/log"
)

func init() {
	// They only log, and slow down a server that has many errors.
	utilruntime.PanicHandlers = nil
	utilruntime.ErrorHandlers = nil
}

// events sends one request through the handler chain of kube-apiserver, with the real log backend behind it.
// Time stands still, unless a layer takes some (see spend), so that no machine is too slow for a deadline.
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
	handler := &loggingHandler{x: x}
	synctest.Test(test, func(*testing.T) {
		serve(chain(handler, parts{
			sink:          clockedSink{logbackend.NewBackend(&log, "json", auditv1.SchemeGroupVersion), x},
			evaluator:     policy.NewPolicyRuleEvaluator(loaded),
			authenticator: authenticator.RequestFunc(x.authenticate),
			authorizer:    authorizer.AuthorizerFunc(x.authorize),
		}), req)
		time.Sleep(aMonth) // for a handler that goes on after its request has timed out
	})
	if handler.err != nil {
		return nil, handler.err
	}
	lines := strings.Split(log.String(), "\n")
	return map[string]any{"events": lines[:len(lines)-1]}, nil
}

// parts are what the handler chain needs, apart from what all cases share.
type parts struct {
	sink          audit.Backend
	evaluator     audit.PolicyRuleEvaluator
	authenticator authenticator.Request
	authorizer    authorizer.Authorizer
}

// requestTimeout is kube-apiserver's default.
const requestTimeout = time.Minute

// aMonth is longer than all layers can take together.
const aMonth = 31 * 24 * time.Hour

// serve recovers from the panic that the chain passes on, as the server does.
func serve(handler http.Handler, req *http.Request) {
	defer func() { _ = recover() }()
	handler.ServeHTTP(hijackable{httptest.NewRecorder()}, req)
}

// clockedSink writes events with the times of the case. The event itself keeps the chain's, from which the
// chain computes the latency.
type clockedSink struct {
	audit.Backend
	x *Exchange
}

func (s clockedSink) ProcessEvents(events ...*auditinternal.Event) bool {
	clocked := make([]*auditinternal.Event, len(events))
	for i, event := range events {
		timed := *event
		timed.Annotations = maps.Clone(event.Annotations)
		maps.DeleteFunc(timed.Annotations, func(_, value string) bool { return value == unrecorded })
		timed.RequestReceivedTimestamp = metav1.NewMicroTime(*s.x.ReceivedAt)
		timed.StageTimestamp = timed.RequestReceivedTimestamp
		if event.Stage != auditinternal.StageRequestReceived {
			timed.StageTimestamp = metav1.NewMicroTime(s.x.StageAt.at(event.Stage, *s.x.ReceivedAt))
		}
		clocked[i] = &timed
	}
	return s.Backend.ProcessEvents(clocked...)
}

// hijackable is a recorder whose connection can be hijacked.
type hijackable struct{ *httptest.ResponseRecorder }

func (hijackable) CloseNotify() <-chan bool { return make(chan bool) }

func (hijackable) Hijack() (net.Conn, *bufio.ReadWriter, error) { return nil, nil, nil }
