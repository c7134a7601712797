package main

import (
	"context"
	"net/http"

	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/admission"
	"k8s.io/apiserver/pkg/audit"
	"k8s.io/apiserver/pkg/endpoints/metrics"
	"k8s.io/apiserver/pkg/endpoints/request"
)

// loggingHandler stands in for the API's handlers: it logs the given bodies and annotations through the real
// functions, responds or hijacks the connection, and panics before or after that.
type loggingHandler struct {
	x   *Exchange
	err error
}

func (h *loggingHandler) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	info, _ := request.RequestInfoFrom(req.Context())
	version := schema.GroupVersion{Group: info.APIGroup, Version: info.APIVersion}
	if h.err = h.logRequest(req.Context(), info, version); h.err != nil {
		return
	}
	if h.err = h.x.admit(req.Context()); h.err != nil {
		return
	}
	h.x.spendInHandler(req.Context())
	early, deprecated, removed := h.x.annotations()
	audit.AddAuditAnnotationsMap(req.Context(), early)
	metrics.InstrumentHandlerFunc("", "", "", "", "", "", "", deprecated, removed, func(w http.ResponseWriter, req *http.Request) {
		h.respond(req.Context(), w, version)
	})(w, req)
}

func (h *loggingHandler) respond(ctx context.Context, w http.ResponseWriter, version schema.GroupVersion) {
	response := h.x.Response
	if response.Panic != nil && !response.Started {
		response.panic()
	}
	if response.Hijacked {
		// It fails if the request has timed out, but then the event has the code already.
		_, _, _ = w.(http.Hijacker).Hijack()
	} else if h.err = answerWith(ctx, w, h.x, version); h.err != nil {
		return
	}
	if response.Panic != nil {
		response.panic()
	}
}

// panic aborts the response if the message says so, as a proxy does whose backend breaks off.
func (r *Response) panic() {
	if *r.Panic == http.ErrAbortHandler.Error() {
		panic(http.ErrAbortHandler)
	}
	panic(*r.Panic)
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

// annotations are those that the handlers add before they respond, and whether the API is deprecated, which
// is only recorded after that.
func (x *Exchange) annotations() (early map[string]string, deprecated bool, removed string) {
	early = map[string]string{}
	for key, value := range x.Annotations {
		switch key {
		case "k8s.io/deprecated":
			deprecated = true
		case "k8s.io/removed-release":
			removed = value
		default:
			early[key] = value
		}
	}
	return early, deprecated, removed
}

// admit adds the annotations of admission as kube-apiserver does, in a plugin behind admission.WithAudit.
func (x *Exchange) admit(ctx context.Context) error {
	if len(x.Admission) == 0 {
		return nil
	}
	attributes := admission.NewAttributesRecord(nil, nil, schema.GroupVersionKind{}, "", "",
		schema.GroupVersionResource{}, "", admission.Create, nil, false, nil)
	plugin := admission.WithAudit(annotatingPlugin{x.Admission})
	return plugin.(admission.MutationInterface).Admit(ctx, attributes, nil)
}

type annotatingPlugin struct{ annotations []AdmissionAnnotation }

func (annotatingPlugin) Handles(admission.Operation) bool { return true }

func (p annotatingPlugin) Admit(_ context.Context, a admission.Attributes, _ admission.ObjectInterfaces) error {
	for _, each := range p.annotations {
		if err := a.AddAnnotationWithLevel(each.Key, each.Value, each.Level); err != nil {
			return err
		}
	}
	return nil
}

// layers are the parts of a handler whose time is recorded, by the name of the annotation.
var layers = map[string]func(trackers *request.LatencyTrackers) request.DurationTracker{
	"mutating-webhook":          func(t *request.LatencyTrackers) request.DurationTracker { return t.MutatingWebhookTracker },
	"validating-webhook":        func(t *request.LatencyTrackers) request.DurationTracker { return t.ValidatingWebhookTracker },
	"etcd":                      func(t *request.LatencyTrackers) request.DurationTracker { return t.StorageTracker },
	"decode-response-object":    func(t *request.LatencyTrackers) request.DurationTracker { return t.DecodeTracker },
	"transform-response-object": func(t *request.LatencyTrackers) request.DurationTracker { return t.TransformTracker },
	"serialize-response-object": func(t *request.LatencyTrackers) request.DurationTracker { return t.SerializationTracker },
	"response-write":            func(t *request.LatencyTrackers) request.DurationTracker { return t.ResponseWriteTracker },
	"apf-queue-wait":            func(t *request.LatencyTrackers) request.DurationTracker { return t.APFQueueWaitTracker },
}

// spendInHandler lets the time of the handler's layers pass.
func (x *Exchange) spendInHandler(ctx context.Context) {
	x.spend("")
	trackers, isTracked := request.LatencyTrackersFrom(ctx)
	for name, tracker := range layers {
		if taken := x.spend(name); taken > 0 && isTracked {
			tracker(trackers).TrackDuration(taken)
		}
	}
}
