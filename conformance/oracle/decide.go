package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"k8s.io/apiserver/pkg/apis/audit"
	"k8s.io/apiserver/pkg/audit/policy"
	"k8s.io/apiserver/pkg/authentication/user"
	"k8s.io/apiserver/pkg/authorization/authorizer"
)

// Attributes are what the evaluator sees of a request.
type Attributes struct {
	User              *Sender `json:"user"`
	Verb              string  `json:"verb"`
	IsResourceRequest bool    `json:"isResourceRequest"`
	Namespace         string  `json:"namespace"`
	APIGroup          string  `json:"apiGroup"`
	APIVersion        string  `json:"apiVersion"`
	Resource          string  `json:"resource"`
	Subresource       string  `json:"subresource"`
	Name              string  `json:"name"`
	Path              string  `json:"path"`
}

// Sender is what the evaluator sees of a user.
type Sender struct {
	Name   string   `json:"name"`
	Groups []string `json:"groups"`
}

func (a Attributes) record() authorizer.AttributesRecord {
	record := authorizer.AttributesRecord{
		Verb: a.Verb, Namespace: a.Namespace, APIGroup: a.APIGroup, APIVersion: a.APIVersion,
		Resource: a.Resource, Subresource: a.Subresource, Name: a.Name,
		ResourceRequest: a.IsResourceRequest, Path: a.Path,
	}
	if a.User != nil {
		record.User = &user.DefaultInfo{Name: a.User.Name, Groups: a.User.Groups}
	}
	return record
}

// attributesOf is the reverse of record.
func attributesOf(a authorizer.Attributes) Attributes {
	attributes := Attributes{
		Verb: a.GetVerb(), Namespace: a.GetNamespace(), APIGroup: a.GetAPIGroup(), APIVersion: a.GetAPIVersion(),
		Resource: a.GetResource(), Subresource: a.GetSubresource(), Name: a.GetName(),
		IsResourceRequest: a.IsResourceRequest(), Path: a.GetPath(),
	}
	if u := a.GetUser(); u != nil {
		attributes.User = &Sender{Name: u.GetName(), Groups: append([]string{}, u.GetGroups()...)}
	}
	return attributes
}

func decide(line []byte) (map[string]any, error) {
	var c struct {
		Policy     *string     `json:"policy"`
		Attributes *Attributes `json:"attributes"`
	}
	if err := json.Unmarshal(line, &c); err != nil {
		return nil, err
	}
	if c.Policy == nil || c.Attributes == nil {
		return nil, errors.New("decide needs policy and attributes")
	}
	loaded, err := acceptedPolicy(*c.Policy)
	if err != nil {
		return nil, err
	}
	return decision(loaded, c.Attributes.record()), nil
}

// decision is what the policy decides on a request.
func decision(loaded *audit.Policy, on authorizer.Attributes) map[string]any {
	config := policy.NewPolicyRuleEvaluator(loaded).EvaluatePolicyRule(on)
	return map[string]any{
		"level":             config.Level,
		"omitStages":        inOrder(config.OmitStages),
		"omitManagedFields": config.OmitManagedFields,
		"rule":              decidingRule(loaded, on),
	}
}

// remembered is the last policy loaded. Cases with the same policy come in a row.
var remembered struct {
	text   string
	loaded *audit.Policy
	err    error
}

// acceptedPolicy loads a policy, and returns an error if kube-apiserver rejects it.
func acceptedPolicy(text string) (*audit.Policy, error) {
	if remembered.text != text || remembered.loaded == nil {
		loaded, _, err := loadPolicy(text)
		if err != nil {
			err = fmt.Errorf("the policy is refused: %w", err)
		}
		remembered.text, remembered.loaded, remembered.err = text, loaded, err
	}
	return remembered.loaded, remembered.err
}

// decidingRule returns the index of the first rule that matches on its own, or nil. The evaluator does not
// report it. Rules get another level, because level None looks like no rule.
func decidingRule(whole *audit.Policy, record authorizer.Attributes) any {
	for i, rule := range whole.Rules {
		rule.Level = audit.LevelMetadata
		alone := &audit.Policy{Rules: []audit.PolicyRule{rule}}
		if policy.NewPolicyRuleEvaluator(alone).EvaluatePolicyRule(record).Level == audit.LevelMetadata {
			return i
		}
	}
	return nil
}

var stageOrder = []audit.Stage{
	audit.StageRequestReceived, audit.StageResponseStarted, audit.StageResponseComplete, audit.StagePanic,
}

func inOrder(omitted []audit.Stage) []audit.Stage {
	ordered := []audit.Stage{}
	for _, stage := range stageOrder {
		if slices.Contains(omitted, stage) {
			ordered = append(ordered, stage)
		}
	}
	return ordered
}
