package main

import (
	"crypto/tls"
	"crypto/x509"
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
		ForwardedFor        *string         `json:"forwardedFor"`
		RealIP              *string         `json:"realIP"`
		Accept              *string         `json:"accept"`
		ClientCertificate   bool            `json:"clientCertificate"`
		User                *User           `json:"user"`
		AuthorizationHeader *string         `json:"authorizationHeader"`
		Impersonate         *User           `json:"impersonate"`
		Body                json.RawMessage `json:"body"`
		Patch               *string         `json:"patch"`
	} `json:"request"`
	// Authentication is what an authenticator adds to the event, whether it knows the user or not.
	Authentication struct {
		Annotations map[string]string `json:"annotations"`
	} `json:"authentication"`
	// Impersonation is the authorizer's answer to the impersonation itself; allowed if absent.
	Impersonation *Impersonation `json:"impersonation"`
	Authorization *Authorization `json:"authorization"`
	Response      *Response      `json:"response"`
	// Admission is what admission plugins add, each from its level up.
	Admission []AdmissionAnnotation `json:"admission"`
	// Annotations are what the handler adds.
	Annotations map[string]string `json:"annotations"`
	// Latency is the time that each layer takes, by the name of its annotation; "" is the rest of the handler.
	Latency map[string]Duration `json:"latency"`
}

// Response is what the handler does. Started means that it panics only after it has responded.
type Response struct {
	Code     int             `json:"code"`
	Body     json.RawMessage `json:"body"`
	Panic    *string         `json:"panic"`
	Started  bool            `json:"started"`
	Hijacked bool            `json:"hijacked"`
}

// AdmissionAnnotation is one call of AddAnnotationWithLevel.
type AdmissionAnnotation struct {
	Key   string              `json:"key"`
	Value string              `json:"value"`
	Level auditinternal.Level `json:"level"`
}

// Duration is written as Go does, e.g. "1.5s".
type Duration struct{ time.Duration }

func (d *Duration) UnmarshalJSON(raw []byte) error {
	var text string
	err := json.Unmarshal(raw, &text)
	if err == nil {
		d.Duration, err = time.ParseDuration(text)
	}
	if err == nil && (d.Duration < 0 || d.Duration > 24*time.Hour) {
		err = errors.New("a layer takes from 0 to 24 hours")
	}
	return err
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

// Authorization is an authorizer's answer; anything but "allow" means no opinion. With an error, the
// authorizer fails, whatever it decides.
type Authorization struct {
	Decision string  `json:"decision"`
	Reason   string  `json:"reason"`
	Error    *string `json:"error"`
}

// Impersonation is the answer to every question about impersonation or, with rights, to those that no
// right allows.
type Impersonation struct {
	Authorization
	Rights []Right `json:"rights"`
}

// Right allows verbs, on some resources and names only if it names any.
type Right struct {
	Verbs     []string `json:"verbs"`
	Resources []string `json:"resources"`
	Names     []string `json:"names"`
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
	for name, value := range map[string]*string{
		"X-Forwarded-For": x.Request.ForwardedFor, "X-Real-Ip": x.Request.RealIP, "Accept": x.Request.Accept,
	} {
		if value != nil {
			req.Header.Set(name, *value)
		}
	}
	if x.Request.ClientCertificate {
		req.TLS = &tls.ConnectionState{PeerCertificates: []*x509.Certificate{{}}}
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
