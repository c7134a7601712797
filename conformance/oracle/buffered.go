//go:build !light

package main

import (
	"encoding/json"
	"errors"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	auditinternal "k8s.io/apiserver/pkg/apis/audit"
	buffered "k8s.io/apiserver/plugin/pkg/audit/buffered"
)

func init() {
	operations["buffered"] = bufferedEvents
}

// bufferedCase has times in nanoseconds since the backend was started.
type bufferedCase struct {
	BufferSize   int   `json:"bufferSize"`
	MaxBatchSize int   `json:"maxBatchSize"`
	MaxBatchWait int64 `json:"maxBatchWait"`
	Throttle     *struct {
		QPS   float32 `json:"qps"`
		Burst int     `json:"burst"`
	} `json:"throttle"`
	Async    bool    `json:"async"`
	Latency  int64   `json:"latency"`
	Arrivals []int64 `json:"arrivals"`
	Stop     int64   `json:"stop"`
	// Together sends events of the same time back to back, instead of when everything has come to rest.
	Together bool `json:"together"`
}

func (c *bufferedCase) check() error {
	switch {
	case c.BufferSize < 1 || c.MaxBatchSize < 1:
		return errors.New("sizes must be positive")
	case c.MaxBatchSize > 1 && c.MaxBatchWait < 1:
		return errors.New("without a wait time never passes")
	case c.MaxBatchWait < 0 || c.Latency < 0:
		return errors.New("durations must not be negative")
	case c.Throttle != nil && (c.Throttle.QPS <= 0 || c.Throttle.Burst < 1):
		return errors.New("a throttle needs a rate and a burst")
	case !slices.IsSorted(c.Arrivals):
		return errors.New("arrivals must be in order")
	case len(c.Arrivals) > 0 && (c.Arrivals[0] < 0 || c.Stop < c.Arrivals[len(c.Arrivals)-1]):
		return errors.New("events arrive before the backend is stopped")
	}
	return nil
}

// bufferedEvents sends events to the real buffered backend, while time passes only when nothing else happens.
func bufferedEvents(line []byte) (map[string]any, error) {
	var c bufferedCase
	if err := json.Unmarshal(line, &c); err != nil {
		return nil, err
	}
	if err := c.check(); err != nil {
		return nil, err
	}
	config := buffered.BatchConfig{
		BufferSize:    c.BufferSize,
		MaxBatchSize:  c.MaxBatchSize,
		MaxBatchWait:  time.Duration(c.MaxBatchWait),
		AsyncDelegate: c.Async,
	}
	if c.Throttle != nil {
		config.ThrottleEnable = true
		config.ThrottleQPS = c.Throttle.QPS
		config.ThrottleBurst = c.Throttle.Burst
	}
	var delegate *slowBackend
	var ends time.Duration
	synctest.Test(test, func(*testing.T) {
		start := time.Now()
		delegate = &slowBackend{start: start, latency: time.Duration(c.Latency), batches: [][2]int64{}}
		backend := buffered.NewBackend(delegate, config)
		stop := make(chan struct{})
		if err := backend.Run(stop); err != nil {
			panic(err)
		}
		synctest.Wait()
		sleepUntil := func(at int64) { time.Sleep(time.Until(start.Add(time.Duration(at)))) }
		for _, at := range c.Arrivals {
			sleepUntil(at)
			backend.ProcessEvents(&auditinternal.Event{})
			if !c.Together {
				synctest.Wait()
			}
		}
		sleepUntil(c.Stop)
		synctest.Wait()
		close(stop)
		backend.Shutdown()
		ends = time.Since(start)
	})
	klogOutput.Reset() // of each dropped event
	answer := map[string]any{"about": map[string]any{
		"delivered": delegate.delivered,
		"dropped":   len(c.Arrivals) - delegate.delivered,
	}}
	if !c.Together {
		answer = map[string]any{
			"batches":   delegate.batches,
			"delivered": delegate.delivered,
			"dropped":   len(c.Arrivals) - delegate.delivered,
			"ends":      ends.Nanoseconds(),
		}
	}
	return answer, nil
}

// slowBackend takes its time for every batch.
type slowBackend struct {
	mu        sync.Mutex
	start     time.Time
	latency   time.Duration
	batches   [][2]int64
	delivered int
}

func (b *slowBackend) ProcessEvents(events ...*auditinternal.Event) bool {
	b.mu.Lock()
	b.batches = append(b.batches, [2]int64{time.Since(b.start).Nanoseconds(), int64(len(events))})
	b.delivered += len(events)
	b.mu.Unlock()
	time.Sleep(b.latency)
	return true
}

func (b *slowBackend) Run(<-chan struct{}) error { return nil }
func (b *slowBackend) Shutdown()                 {}
func (b *slowBackend) String() string            { return "slow" }
