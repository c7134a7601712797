package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"

	auditinternal "k8s.io/apiserver/pkg/apis/audit"
)

// Exchange is a request with its response, and the clock and audit ID to record it with.
type Exchange struct {
	Policy     *string    `json:"policy"`
	AuditID    *string    `json:"auditID"`
	ReceivedAt *time.Time `json:"receivedAt"`
	StageAt    *Clock     `json:"stageAt"`
	Request    *struct {
		Method              *string         `json:"method"`
		URL                 *string         `json:"url"`
		UserAgent           string          `json:"userAgent"`
		SourceIPs           []string        `json:"sourceIPs"`
		User                *User           `json:"user"`
		AuthorizationHeader *string         `json:"authorizationHeader"`
		Impersonate         *User           `json:"impersonate"`
		Body                json.RawMessage `json:"body"`
		Patch               *string         `json:"patch"`
	} `json:"request"`
	// Impersonation is the authorizer's answer to the impersonation itself; allowed if absent.
	Impersonation *Authorization `json:"impersonation"`
	Authorization *Authorization `json:"authorization"`
	Response      *struct {
		Code     int             `json:"code"`
		Body     json.RawMessage `json:"body"`
		Panic    *string         `json:"panic"`
		Hijacked bool            `json:"hijacked"`
	} `json:"response"`
	// Annotations are what the handler and admission add.
	Annotations map[string]string `json:"annotations"`
}

// User is user.Info, or an impersonated user as in the Impersonate-* headers.
type User struct {
	User     string              `json:"user"`
	Name     string              `json:"name"`
	Username string              `json:"username"`
	UID      string              `json:"uid"`
	Groups   []string            `json:"groups"`
	Extra    map[string][]string `json:"extra"`
}

// userName accepts the name under the three keys that Kubernetes' own types use.
func (u User) userName() string {
	for _, name := range []string{u.User, u.Name, u.Username} {
		if name != "" {
			return name
		}
	}
	return ""
}

// Authorization is an authorizer's answer; anything but "allow" means forbidden.
type Authorization struct {
	Decision string `json:"decision"`
	Reason   string `json:"reason"`
}

// Clock is when the stages after RequestReceived are reached: one time for all, or one for each.
type Clock struct {
	all     time.Time
	byStage map[auditinternal.Stage]time.Time
}

func (c *Clock) UnmarshalJSON(raw []byte) error {
	if len(raw) > 0 && raw[0] == '{' {
		return json.Unmarshal(raw, &c.byStage)
	}
	return json.Unmarshal(raw, &c.all)
}

func (c *Clock) at(stage auditinternal.Stage, received time.Time) time.Time {
	if c.byStage == nil {
		return c.all
	}
	if at, given := c.byStage[stage]; given {
		return at
	}
	return received
}

func readExchange(line []byte) (*Exchange, error) {
	x := &Exchange{}
	if err := json.Unmarshal(line, x); err != nil {
		return nil, err
	}
	if x.Policy == nil || x.AuditID == nil || x.ReceivedAt == nil || x.StageAt == nil ||
		x.Request == nil || x.Request.Method == nil || x.Request.URL == nil || x.Response == nil {
		return nil, errors.New("events needs policy, auditID, receivedAt, stageAt, request with method and url, response")
	}
	for _, ip := range x.Request.SourceIPs {
		if net.ParseIP(ip) == nil {
			return nil, fmt.Errorf("no IP address: %q", ip)
		}
	}
	return x, nil
}

// httpRequest returns the request with the headers that the exchange describes.
func (x *Exchange) httpRequest() (*http.Request, error) {
	req, err := httpRequest(*x.Request.Method, *x.Request.URL)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", x.Request.UserAgent)
	req.Header.Set("Audit-Id", *x.AuditID)
	if ips := x.Request.SourceIPs; len(ips) > 0 {
		last := len(ips) - 1
		req.RemoteAddr = net.JoinHostPort(ips[last], "1234")
		if last > 0 {
			req.Header.Set("X-Forwarded-For", strings.Join(ips[:last], ", "))
		}
	}
	if header := x.Request.AuthorizationHeader; header != nil {
		req.Header.Set("Authorization", *header)
	}
	if as := x.Request.Impersonate; as != nil {
		as.setHeaders(req.Header)
	}
	return req, nil
}

func (u *User) setHeaders(header http.Header) {
	if name := u.userName(); name != "" {
		header.Set("Impersonate-User", name)
	}
	for _, group := range u.Groups {
		header.Add("Impersonate-Group", group)
	}
	if u.UID != "" {
		header.Set("Impersonate-Uid", u.UID)
	}
	for key, values := range u.Extra {
		for _, value := range values {
			header.Add("Impersonate-Extra-"+key, value)
		}
	}
}
