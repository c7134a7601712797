package main

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"k8s.io/apiserver/pkg/audit"
	"k8s.io/apiserver/pkg/authentication/authenticator"
	"k8s.io/apiserver/pkg/authentication/user"
	"k8s.io/apiserver/pkg/authorization/authorizer"
)

// authenticate knows the user of the exchange, if there is one.
func (x *Exchange) authenticate(req *http.Request) (*authenticator.Response, bool, error) {
	x.spend("authentication")
	audit.AddAuditAnnotationsMap(req.Context(), x.Authentication.Annotations)
	u := x.Request.User
	if u == nil {
		return nil, false, nil
	}
	info := &user.DefaultInfo{Name: u.userName(), UID: u.UID, Groups: u.Groups, Extra: u.Extra}
	return &authenticator.Response{User: info}, true, nil
}

// authorize answers questions about the request and about the impersonation in it.
func (x *Exchange) authorize(ctx context.Context, a authorizer.Attributes) (authorizer.Decision, string, error) {
	if isImpersonation(a) {
		x.spend("impersonation")
		delete(x.Latency, "impersonation") // one question of several takes the time of all
		return x.Impersonation.answer(a)
	}
	x.spend("authorization")
	if x.Authorization == nil {
		x.withoutAuthorization(ctx)
	}
	return x.Authorization.answer()
}

func isImpersonation(a authorizer.Attributes) bool {
	verb := a.GetVerb()
	return verb == "impersonate" && a.IsResourceRequest() ||
		strings.HasPrefix(verb, "impersonate:") || strings.HasPrefix(verb, "impersonate-on:")
}

// unrecorded is the value of an annotation that the sink leaves out.
const unrecorded = "\x00unrecorded"

// withoutAuthorization makes the filter's annotations fail, because the first value of an annotation
// stays. The chain cannot do without the authorizer, as impersonation needs it too.
func (x *Exchange) withoutAuthorization(ctx context.Context) {
	for _, key := range []string{"authorization.k8s.io/decision", "authorization.k8s.io/reason"} {
		value, given := x.Annotations[key]
		if !given {
			value = unrecorded
		}
		audit.AddAuditAnnotation(ctx, key, value)
	}
}

// spend lets the time pass that a layer of the server takes.
func (x *Exchange) spend(layer string) time.Duration {
	taken := x.Latency[layer].Duration
	if taken > 0 {
		time.Sleep(taken)
	}
	return taken
}

// answer allows if there is no authorization.
func (a *Authorization) answer() (authorizer.Decision, string, error) {
	if a == nil {
		return authorizer.DecisionAllow, "", nil
	}
	var err error
	if a.Error != nil {
		err = errors.New(*a.Error)
	}
	if a.Decision == "allow" {
		return authorizer.DecisionAllow, a.Reason, err
	}
	return authorizer.DecisionNoOpinion, a.Reason, err
}

func (i *Impersonation) answer(a authorizer.Attributes) (authorizer.Decision, string, error) {
	if i == nil || slices.ContainsFunc(i.Rights, func(r Right) bool { return r.allows(a) }) {
		return authorizer.DecisionAllow, "", nil
	}
	return i.Authorization.answer()
}

// allows compares as RBAC does, except that an absent list allows everything.
func (r Right) allows(a authorizer.Attributes) bool {
	resource := a.GetResource()
	if subresource := a.GetSubresource(); subresource != "" {
		resource += "/" + subresource
	}
	return allows(r.Verbs, a.GetVerb()) && allows(r.Resources, resource) && allows(r.Names, a.GetName())
}

func allows(list []string, value string) bool {
	return list == nil || slices.Contains(list, value) || slices.Contains(list, "*")
}
