//go:build !light

package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"errors"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	auditv1 "k8s.io/apiserver/pkg/apis/audit/v1"
	"k8s.io/apiserver/pkg/util/webhook"
	webhookbackend "k8s.io/apiserver/plugin/pkg/audit/webhook"
)

func init() {
	operations["webhookConfig"] = webhookConfig
}

// auditFolder is where the files of a case are said to be.
const auditFolder = "/etc/kubernetes/audit/"

// webhookConfig makes the real webhook backend from a kubeconfig. These files exist: ca.crt, client.crt, client.key, token.
func webhookConfig(line []byte) (map[string]any, error) {
	var c struct {
		Text *string `json:"text"`
	}
	if err := json.Unmarshal(line, &c); err != nil {
		return nil, err
	}
	if c.Text == nil {
		return nil, errors.New("webhookConfig needs text")
	}
	folder, err := os.MkdirTemp("", "audit")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)
	folder += "/"
	certificate, key := keyPair()
	text := strings.ReplaceAll(*c.Text, auditFolder, folder)
	for name, content := range map[string]string{
		"ca.crt": certificate, "client.crt": certificate, "client.key": key, "token": "t", "webhook.yaml": text,
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0600); err != nil {
			panic(err)
		}
	}
	_, err = webhookbackend.NewBackend(folder+"webhook.yaml", auditv1.SchemeGroupVersion, webhook.DefaultRetryBackoffWithInitialDelay(time.Second), nil)
	if err == nil {
		return map[string]any{"outcome": "accepted"}, nil
	}
	said := strings.ReplaceAll(err.Error(), folder, auditFolder)
	// The words of decoding are not compared: they name types, and repeat what may be a secret.
	if strings.HasPrefix(said, "error loading config file") {
		said = ""
	}
	return map[string]any{"outcome": "refused", "error": said}, nil
}

// keyPair is a certificate that signs itself.
var keyPair = sync.OnceValues(func() (certificate, key string) {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		panic(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour)}
	signed, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		panic(err)
	}
	bare, err := x509.MarshalECPrivateKey(private)
	if err != nil {
		panic(err)
	}
	return string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: signed})),
		string(pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: bare}))
})
