package main

import (
	"encoding/json"
	"fmt"
	"os"
	"time"

	"k8s.io/apiserver/pkg/audit/policy"
	"k8s.io/apiserver/pkg/authorization/authorizer"
)

// bench reads [{"policy": text, "attributes": [...]}] and writes decisions per second of the Go
// evaluator for each, as a list: the best of nine rounds of 200 ms after a warm-up.
func bench() {
	var inputs []struct {
		Policy     string       `json:"policy"`
		Attributes []Attributes `json:"attributes"`
	}
	if err := json.NewDecoder(os.Stdin).Decode(&inputs); err != nil {
		panic(err)
	}
	rates := []float64{}
	for _, input := range inputs {
		loaded, err := acceptedPolicy(input.Policy)
		if err != nil {
			panic(err)
		}
		evaluator := policy.NewPolicyRuleEvaluator(loaded)
		records := []authorizer.Attributes{}
		for _, attributes := range input.Attributes {
			records = append(records, attributes.record())
		}
		best := 0.0
		for round := 0; round < 10; round++ {
			start := time.Now()
			decided := 0
			for time.Since(start) < 200*time.Millisecond {
				for pass := 0; pass < 20; pass++ {
					for _, record := range records {
						evaluator.EvaluatePolicyRule(record)
					}
				}
				decided += 20 * len(records)
			}
			if rate := float64(decided) / time.Since(start).Seconds(); round > 0 && rate > best {
				best = rate
			}
		}
		rates = append(rates, best)
	}
	out, err := json.Marshal(rates)
	if err != nil {
		panic(err)
	}
	fmt.Println(string(out))
}
