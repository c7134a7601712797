//go:build !light

package main

import (
	"encoding/json"
	"errors"

	"k8s.io/apimachinery/pkg/runtime"
	auditinternal "k8s.io/apiserver/pkg/apis/audit"
	auditv1 "k8s.io/apiserver/pkg/apis/audit/v1"
	"k8s.io/apiserver/pkg/audit"
	"k8s.io/apiserver/plugin/pkg/audit/truncate"
)

func init() {
	operations["truncate"] = truncateEvents
}

// truncateEvents gives a batch of log lines to the real truncating backend.
func truncateEvents(line []byte) (map[string]any, error) {
	var c struct {
		MaxEventSize int64    `json:"maxEventSize"`
		MaxBatchSize int64    `json:"maxBatchSize"`
		Events       []string `json:"events"`
	}
	if err := json.Unmarshal(line, &c); err != nil {
		return nil, err
	}
	if c.MaxEventSize < 1 || c.MaxBatchSize < c.MaxEventSize {
		return nil, errors.New("the server refuses these sizes")
	}
	events := make([]*auditinternal.Event, len(c.Events))
	for i, event := range c.Events {
		events[i] = &auditinternal.Event{}
		if err := runtime.DecodeInto(audit.Codecs.UniversalDecoder(), []byte(event), events[i]); err != nil {
			return nil, err
		}
	}
	taken := &takingBackend{batches: [][]int{}}
	config := truncate.Config{MaxEventSize: c.MaxEventSize, MaxBatchSize: c.MaxBatchSize}
	truncate.NewBackend(taken, config, auditv1.SchemeGroupVersion).ProcessEvents(events...)
	klogOutput.Reset() // of each event that is lost
	return map[string]any{"batches": taken.batches}, nil
}

// takingBackend keeps the sizes of the log lines of each batch.
type takingBackend struct{ batches [][]int }

func (b *takingBackend) ProcessEvents(events ...*auditinternal.Event) bool {
	batch := make([]int, len(events))
	for i, event := range events {
		line, err := runtime.Encode(audit.Codecs.LegacyCodec(auditv1.SchemeGroupVersion), event)
		if err != nil {
			panic(err)
		}
		batch[i] = len(line)
	}
	b.batches = append(b.batches, batch)
	return true
}

func (b *takingBackend) Run(<-chan struct{}) error { return nil }
func (b *takingBackend) Shutdown()                 {}
func (b *takingBackend) String() string            { return "taking" }
