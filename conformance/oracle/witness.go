package main

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"testing"
	"testing/synctest"

	"k8s.io/apiserver/pkg/audit"
	"k8s.io/apiserver/pkg/audit/policy"
	"k8s.io/apiserver/pkg/authentication/authenticator"
	"k8s.io/apiserver/pkg/authorization/authorizer"
)

// witness sends a request through the handler chain of kube-apiserver, and answers with the attributes for which the
// audit filter asks the policy, and with the decision. Of the case's attributes it reads only the user, who sends the
// request.
func witness(line []byte) (map[string]any, error) {
	var c struct {
		Policy     *string     `json:"policy"`
		Method     *string     `json:"method"`
		URL        *string     `json:"url"`
		Attributes *Attributes `json:"attributes"`
	}
	if err := json.Unmarshal(line, &c); err != nil {
		return nil, err
	}
	if c.Policy == nil || c.Method == nil || c.URL == nil || c.Attributes == nil {
		return nil, errors.New("witness needs policy, method, url and attributes")
	}
	loaded, err := acceptedPolicy(*c.Policy)
	if err != nil {
		return nil, err
	}
	asked := askedFor(*c.Method, *c.URL, c.Attributes, policy.NewPolicyRuleEvaluator(loaded))
	if asked == nil {
		return map[string]any{"audited": false}, nil
	}
	answer := decision(loaded, asked)
	answer["attributes"] = attributesOf(asked)
	return answer, nil
}

// askedFor returns the attributes for which the evaluator is asked about a request; nil if no server audits it.
func askedFor(method, url string, from *Attributes, evaluator audit.PolicyRuleEvaluator) authorizer.Attributes {
	req, err := httpRequest(method, url)
	if err != nil {
		return nil
	}
	sender := from.record().User
	listening := &listeningEvaluator{PolicyRuleEvaluator: evaluator}
	synctest.Test(test, func(*testing.T) {
		serve(chain(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}), parts{
			sink:      audit.Union(),
			evaluator: listening,
			authenticator: authenticator.RequestFunc(func(*http.Request) (*authenticator.Response, bool, error) {
				return &authenticator.Response{User: sender}, sender != nil, nil
			}),
			authorizer: authorizer.AuthorizerFunc(func(context.Context, authorizer.Attributes) (authorizer.Decision, string, error) {
				return authorizer.DecisionAllow, "", nil
			}),
		}), req)
	})
	return listening.asked
}

// listeningEvaluator remembers what it was asked for first.
type listeningEvaluator struct {
	audit.PolicyRuleEvaluator
	asked authorizer.Attributes
}

func (e *listeningEvaluator) EvaluatePolicyRule(attributes authorizer.Attributes) audit.RequestAuditConfig {
	if e.asked == nil {
		e.asked = attributes
	}
	return e.PolicyRuleEvaluator.EvaluatePolicyRule(attributes)
}
