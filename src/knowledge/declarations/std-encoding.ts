// The standard library: encodings, hashes, cryptography, compression, archives, Go's own syntax and types.
// Declarations only, by hand, parameters without names; compared with the real packages where Go is installed.

const hashPackage = (name: string, size: number): string => `package ${name}
import "hash"
const ( Size = ${size}; BlockSize = ${size} )
func New() hash.Hash
func Sum([]byte) [${size}]byte
`;

const compressor = (name: string, errors: string): string => `package ${name}
import "io"
const ( NoCompression = iota; BestSpeed; BestCompression; DefaultCompression; HuffmanOnly )
${errors}
`;

export const stdEncoding: Readonly<Record<string, string>> = {
  encoding: `package encoding
type BinaryMarshaler interface { MarshalBinary() ([]byte, error) }
type BinaryUnmarshaler interface { UnmarshalBinary([]byte) error }
type TextMarshaler interface { MarshalText() ([]byte, error) }
type TextUnmarshaler interface { UnmarshalText([]byte) error }
`,
  'encoding/json': `package json
import ( "bytes"; "io"; "reflect" )
type Marshaler interface { MarshalJSON() ([]byte, error) }
type Unmarshaler interface { UnmarshalJSON([]byte) error }
type RawMessage []byte
func (RawMessage) MarshalJSON() ([]byte, error)
func (*RawMessage) UnmarshalJSON([]byte) error
type Number string
func (Number) Float64() (float64, error)
func (Number) Int64() (int64, error)
func (Number) String() string
type Token any
type Delim rune
func (Delim) String() string
type Decoder struct {}
func NewDecoder(io.Reader) *Decoder
func (*Decoder) Buffered() io.Reader
func (*Decoder) Decode(any) error
func (*Decoder) DisallowUnknownFields()
func (*Decoder) InputOffset() int64
func (*Decoder) More() bool
func (*Decoder) Token() (Token, error)
func (*Decoder) UseNumber()
type Encoder struct {}
func NewEncoder(io.Writer) *Encoder
func (*Encoder) Encode(any) error
func (*Encoder) SetEscapeHTML(bool)
func (*Encoder) SetIndent(string, string)
type SyntaxError struct { Offset int64 }
func (*SyntaxError) Error() string
type UnmarshalTypeError struct { Value string; Type reflect.Type; Offset int64; Struct string; Field string }
func (*UnmarshalTypeError) Error() string
type InvalidUnmarshalError struct { Type reflect.Type }
func (*InvalidUnmarshalError) Error() string
type MarshalerError struct { Type reflect.Type; Err error }
func (*MarshalerError) Error() string
type UnsupportedTypeError struct { Type reflect.Type }
func (*UnsupportedTypeError) Error() string
func Compact(*bytes.Buffer, []byte) error
func HTMLEscape(*bytes.Buffer, []byte)
func Indent(*bytes.Buffer, []byte, string, string) error
func Marshal(any) ([]byte, error)
func MarshalIndent(any, string, string) ([]byte, error)
func Unmarshal([]byte, any) error
func Valid([]byte) bool
`,
  'encoding/xml': `package xml
import "io"
const Header = ""
type Name struct { Space string; Local string }
type Attr struct { Name Name; Value string }
type Token any
type CharData []byte
type Comment []byte
type StartElement struct { Name Name; Attr []Attr }
func (StartElement) End() EndElement
type EndElement struct { Name Name }
type Marshaler interface { MarshalXML(*Encoder, StartElement) error }
type Unmarshaler interface { UnmarshalXML(*Decoder, StartElement) error }
type Decoder struct { Strict bool; AutoClose []string; Entity map[string]string; CharsetReader func(string, io.Reader) (io.Reader, error); DefaultSpace string }
func NewDecoder(io.Reader) *Decoder
func (*Decoder) Decode(any) error
func (*Decoder) DecodeElement(any, *StartElement) error
func (*Decoder) InputOffset() int64
func (*Decoder) RawToken() (Token, error)
func (*Decoder) Skip() error
func (*Decoder) Token() (Token, error)
type Encoder struct {}
func NewEncoder(io.Writer) *Encoder
func (*Encoder) Close() error
func (*Encoder) Encode(any) error
func (*Encoder) EncodeElement(any, StartElement) error
func (*Encoder) EncodeToken(Token) error
func (*Encoder) Flush() error
func (*Encoder) Indent(string, string)
type SyntaxError struct { Msg string; Line int }
func (*SyntaxError) Error() string
func Escape(io.Writer, []byte)
func EscapeText(io.Writer, []byte) error
func Marshal(any) ([]byte, error)
func MarshalIndent(any, string, string) ([]byte, error)
func Unmarshal([]byte, any) error
`,
  'encoding/gob': `package gob
import ( "io"; "reflect" )
type GobEncoder interface { GobEncode() ([]byte, error) }
type GobDecoder interface { GobDecode([]byte) error }
type Decoder struct {}
func NewDecoder(io.Reader) *Decoder
func (*Decoder) Decode(any) error
func (*Decoder) DecodeValue(reflect.Value) error
type Encoder struct {}
func NewEncoder(io.Writer) *Encoder
func (*Encoder) Encode(any) error
func (*Encoder) EncodeValue(reflect.Value) error
func Register(any)
func RegisterName(string, any)
`,
  'encoding/hex': `package hex
import "io"
var ErrLength error
func AppendEncode([]byte, []byte) []byte
func Decode([]byte, []byte) (int, error)
func DecodeString(string) ([]byte, error)
func DecodedLen(int) int
func Dump([]byte) string
func Dumper(io.Writer) io.WriteCloser
func Encode([]byte, []byte) int
func EncodeToString([]byte) string
func EncodedLen(int) int
func NewDecoder(io.Reader) io.Reader
func NewEncoder(io.Writer) io.Writer
`,
  'encoding/base64': `package base64
import "io"
const ( StdPadding rune = 'a'; NoPadding rune = 'a' )
var StdEncoding, URLEncoding, RawStdEncoding, RawURLEncoding *Encoding
type Encoding struct {}
func NewEncoding(string) *Encoding
func (Encoding) WithPadding(rune) *Encoding
func (Encoding) Strict() *Encoding
func (*Encoding) AppendEncode([]byte, []byte) []byte
func (*Encoding) Decode([]byte, []byte) (int, error)
func (*Encoding) DecodeString(string) ([]byte, error)
func (*Encoding) DecodedLen(int) int
func (*Encoding) Encode([]byte, []byte)
func (*Encoding) EncodeToString([]byte) string
func (*Encoding) EncodedLen(int) int
type CorruptInputError int64
func (CorruptInputError) Error() string
func NewDecoder(*Encoding, io.Reader) io.Reader
func NewEncoder(*Encoding, io.Writer) io.WriteCloser
`,
  'encoding/base32': `package base32
const ( StdPadding rune = 'a'; NoPadding rune = 'a' )
var StdEncoding, HexEncoding *Encoding
type Encoding struct {}
func NewEncoding(string) *Encoding
func (Encoding) WithPadding(rune) *Encoding
func (*Encoding) DecodeString(string) ([]byte, error)
func (*Encoding) DecodedLen(int) int
func (*Encoding) EncodeToString([]byte) string
func (*Encoding) EncodedLen(int) int
`,
  'encoding/binary': `package binary
import "io"
const ( MaxVarintLen16 = iota; MaxVarintLen32; MaxVarintLen64 )
type ByteOrder interface {
	Uint16([]byte) uint16
	Uint32([]byte) uint32
	Uint64([]byte) uint64
	PutUint16([]byte, uint16)
	PutUint32([]byte, uint32)
	PutUint64([]byte, uint64)
	String() string
}
type AppendByteOrder interface {
	AppendUint16([]byte, uint16) []byte
	AppendUint32([]byte, uint32) []byte
	AppendUint64([]byte, uint64) []byte
	String() string
}
type littleEndian struct {}
func (littleEndian) Uint16([]byte) uint16
func (littleEndian) Uint32([]byte) uint32
func (littleEndian) Uint64([]byte) uint64
func (littleEndian) PutUint16([]byte, uint16)
func (littleEndian) PutUint32([]byte, uint32)
func (littleEndian) PutUint64([]byte, uint64)
func (littleEndian) AppendUint16([]byte, uint16) []byte
func (littleEndian) AppendUint32([]byte, uint32) []byte
func (littleEndian) AppendUint64([]byte, uint64) []byte
func (littleEndian) String() string
type bigEndian struct {}
func (bigEndian) Uint16([]byte) uint16
func (bigEndian) Uint32([]byte) uint32
func (bigEndian) Uint64([]byte) uint64
func (bigEndian) PutUint16([]byte, uint16)
func (bigEndian) PutUint32([]byte, uint32)
func (bigEndian) PutUint64([]byte, uint64)
func (bigEndian) AppendUint16([]byte, uint16) []byte
func (bigEndian) AppendUint32([]byte, uint32) []byte
func (bigEndian) AppendUint64([]byte, uint64) []byte
func (bigEndian) String() string
var LittleEndian littleEndian
var BigEndian bigEndian
func Append([]byte, ByteOrder, any) ([]byte, error)
func AppendUvarint([]byte, uint64) []byte
func AppendVarint([]byte, int64) []byte
func PutUvarint([]byte, uint64) int
func PutVarint([]byte, int64) int
func Read(io.Reader, ByteOrder, any) error
func ReadUvarint(io.ByteReader) (uint64, error)
func ReadVarint(io.ByteReader) (int64, error)
func Size(any) int
func Uvarint([]byte) (uint64, int)
func Varint([]byte) (int64, int)
func Write(io.Writer, ByteOrder, any) error
`,
  'encoding/csv': `package csv
import "io"
type ParseError struct { StartLine int; Line int; Column int; Err error }
func (*ParseError) Error() string
type Reader struct { Comma rune; Comment rune; FieldsPerRecord int; LazyQuotes bool; TrimLeadingSpace bool; ReuseRecord bool }
func NewReader(io.Reader) *Reader
func (*Reader) Read() ([]string, error)
func (*Reader) ReadAll() ([][]string, error)
type Writer struct { Comma rune; UseCRLF bool }
func NewWriter(io.Writer) *Writer
func (*Writer) Error() error
func (*Writer) Flush()
func (*Writer) Write([]string) error
func (*Writer) WriteAll([][]string) error
`,
  'encoding/pem': `package pem
import "io"
type Block struct { Type string; Headers map[string]string; Bytes []byte }
func Decode([]byte) (*Block, []byte)
func Encode(io.Writer, *Block) error
func EncodeToMemory(*Block) []byte
`,
  'encoding/asn1': `package asn1
type ObjectIdentifier []int
func (ObjectIdentifier) Equal(ObjectIdentifier) bool
func (ObjectIdentifier) String() string
type BitString struct { Bytes []byte; BitLength int }
type RawValue struct { Class int; Tag int; IsCompound bool; Bytes []byte; FullBytes []byte }
func Marshal(any) ([]byte, error)
func Unmarshal([]byte, any) ([]byte, error)
`,
  hash: `package hash
import "io"
type Hash interface { io.Writer; Sum([]byte) []byte; Reset(); Size() int; BlockSize() int }
type Hash32 interface { Hash; Sum32() uint32 }
type Hash64 interface { Hash; Sum64() uint64 }
`,
  'hash/fnv': `package fnv
import "hash"
func New32() hash.Hash32
func New32a() hash.Hash32
func New64() hash.Hash64
func New64a() hash.Hash64
func New128() hash.Hash
func New128a() hash.Hash
`,
  'hash/crc32': `package crc32
import "hash"
const ( Size = iota; IEEE; Castagnoli; Koopman )
type Table [256]uint32
var IEEETable *Table
func Checksum([]byte, *Table) uint32
func ChecksumIEEE([]byte) uint32
func MakeTable(uint32) *Table
func New(*Table) hash.Hash32
func NewIEEE() hash.Hash32
func Update(uint32, *Table, []byte) uint32
`,
  'hash/crc64': `package crc64
import "hash"
const ( Size = iota; ISO; ECMA )
type Table [256]uint64
func Checksum([]byte, *Table) uint64
func MakeTable(uint64) *Table
func New(*Table) hash.Hash64
`,
  'hash/adler32': `package adler32
import "hash"
func Checksum([]byte) uint32
func New() hash.Hash32
`,
  'hash/maphash': `package maphash
type Seed struct {}
func MakeSeed() Seed
type Hash struct {}
func (*Hash) Reset()
func (*Hash) Seed() Seed
func (*Hash) SetSeed(Seed)
func (*Hash) Sum64() uint64
func (*Hash) Write([]byte) (int, error)
func (*Hash) WriteByte(byte) error
func (*Hash) WriteString(string) (int, error)
func Bytes(Seed, []byte) uint64
func Comparable[T comparable](Seed, T) uint64
func String(Seed, string) uint64
`,
  crypto: `package crypto
import ( "hash"; "io" )
type Hash uint
const ( MD5 Hash = iota; SHA1; SHA224; SHA256; SHA384; SHA512 )
func (Hash) Available() bool
func (Hash) HashFunc() Hash
func (Hash) New() hash.Hash
func (Hash) Size() int
func (Hash) String() string
type PublicKey any
type PrivateKey any
type SignerOpts interface { HashFunc() Hash }
type Signer interface { Public() PublicKey; Sign(io.Reader, []byte, SignerOpts) ([]byte, error) }
type Decrypter interface { Public() PublicKey; Decrypt(io.Reader, []byte, DecrypterOpts) ([]byte, error) }
type DecrypterOpts any
`,
  'crypto/rand': `package rand
import ( "io"; "math/big" )
var Reader io.Reader
func Int(io.Reader, *big.Int) (*big.Int, error)
func Prime(io.Reader, int) (*big.Int, error)
func Read([]byte) (int, error)
func Text() string
`,
  'crypto/sha256': `${hashPackage('sha256', 32).replace('Sum(', 'Sum256(')}func New224() hash.Hash
func Sum224([]byte) [28]byte
`,
  'crypto/sha512': `${hashPackage('sha512', 64).replace('Sum(', 'Sum512(')}func New384() hash.Hash
func Sum384([]byte) [48]byte
`,
  'crypto/sha1': hashPackage('sha1', 20),
  'crypto/md5': hashPackage('md5', 16),
  'crypto/hmac': `package hmac
import "hash"
func Equal([]byte, []byte) bool
func New(func() hash.Hash, []byte) hash.Hash
`,
  'crypto/subtle': `package subtle
func ConstantTimeByteEq(uint8, uint8) int
func ConstantTimeCompare([]byte, []byte) int
func ConstantTimeCopy(int, []byte, []byte)
func ConstantTimeEq(int32, int32) int
func ConstantTimeSelect(int, int, int) int
func XORBytes([]byte, []byte, []byte) int
`,
  'crypto/aes': `package aes
import "crypto/cipher"
const BlockSize = 16
func NewCipher([]byte) (cipher.Block, error)
`,
  'crypto/cipher': `package cipher
import "io"
type Block interface { BlockSize() int; Encrypt([]byte, []byte); Decrypt([]byte, []byte) }
type BlockMode interface { BlockSize() int; CryptBlocks([]byte, []byte) }
type Stream interface { XORKeyStream([]byte, []byte) }
type AEAD interface {
	NonceSize() int
	Overhead() int
	Seal([]byte, []byte, []byte, []byte) []byte
	Open([]byte, []byte, []byte, []byte) ([]byte, error)
}
type StreamReader struct { S Stream; R io.Reader }
func (StreamReader) Read([]byte) (int, error)
type StreamWriter struct { S Stream; W io.Writer; Err error }
func (StreamWriter) Close() error
func (StreamWriter) Write([]byte) (int, error)
func NewCBCDecrypter(Block, []byte) BlockMode
func NewCBCEncrypter(Block, []byte) BlockMode
func NewCFBDecrypter(Block, []byte) Stream
func NewCFBEncrypter(Block, []byte) Stream
func NewCTR(Block, []byte) Stream
func NewGCM(Block) (AEAD, error)
func NewGCMWithNonceSize(Block, int) (AEAD, error)
`,
  'crypto/ed25519': `package ed25519
import ( "crypto"; "io" )
const ( PublicKeySize = iota; PrivateKeySize; SignatureSize; SeedSize )
type PublicKey []byte
func (PublicKey) Equal(crypto.PublicKey) bool
type PrivateKey []byte
func (PrivateKey) Public() crypto.PublicKey
func (PrivateKey) Seed() []byte
func (PrivateKey) Sign(io.Reader, []byte, crypto.SignerOpts) ([]byte, error)
func GenerateKey(io.Reader) (PublicKey, PrivateKey, error)
func NewKeyFromSeed([]byte) PrivateKey
func Sign(PrivateKey, []byte) []byte
func Verify(PublicKey, []byte, []byte) bool
`,
  'crypto/elliptic': `package elliptic
import "math/big"
type CurveParams struct { P, N, B, Gx, Gy *big.Int; BitSize int; Name string }
type Curve interface {
	Params() *CurveParams
	IsOnCurve(*big.Int, *big.Int) bool
	Add(*big.Int, *big.Int, *big.Int, *big.Int) (*big.Int, *big.Int)
	Double(*big.Int, *big.Int) (*big.Int, *big.Int)
	ScalarMult(*big.Int, *big.Int, []byte) (*big.Int, *big.Int)
	ScalarBaseMult([]byte) (*big.Int, *big.Int)
}
func P224() Curve
func P256() Curve
func P384() Curve
func P521() Curve
func Marshal(Curve, *big.Int, *big.Int) []byte
func Unmarshal(Curve, []byte) (*big.Int, *big.Int)
`,
  'crypto/ecdsa': `package ecdsa
import ( "crypto"; "crypto/elliptic"; "io"; "math/big" )
type PublicKey struct { elliptic.Curve; X, Y *big.Int }
func (*PublicKey) Equal(crypto.PublicKey) bool
type PrivateKey struct { PublicKey; D *big.Int }
func GenerateKey(elliptic.Curve, io.Reader) (*PrivateKey, error)
func (*PrivateKey) Public() crypto.PublicKey
func (*PrivateKey) Sign(io.Reader, []byte, crypto.SignerOpts) ([]byte, error)
func Sign(io.Reader, *PrivateKey, []byte) (*big.Int, *big.Int, error)
func SignASN1(io.Reader, *PrivateKey, []byte) ([]byte, error)
func Verify(*PublicKey, []byte, *big.Int, *big.Int) bool
func VerifyASN1(*PublicKey, []byte, []byte) bool
`,
  'crypto/rsa': `package rsa
import ( "crypto"; "hash"; "io"; "math/big" )
type PublicKey struct { N *big.Int; E int }
func (*PublicKey) Equal(crypto.PublicKey) bool
func (*PublicKey) Size() int
type PrivateKey struct { PublicKey; D *big.Int; Primes []*big.Int }
func GenerateKey(io.Reader, int) (*PrivateKey, error)
func (*PrivateKey) Public() crypto.PublicKey
func (*PrivateKey) Sign(io.Reader, []byte, crypto.SignerOpts) ([]byte, error)
func (*PrivateKey) Validate() error
type PSSOptions struct { SaltLength int; Hash crypto.Hash }
func DecryptOAEP(hash.Hash, io.Reader, *PrivateKey, []byte, []byte) ([]byte, error)
func EncryptOAEP(hash.Hash, io.Reader, *PublicKey, []byte, []byte) ([]byte, error)
func SignPKCS1v15(io.Reader, *PrivateKey, crypto.Hash, []byte) ([]byte, error)
func VerifyPKCS1v15(*PublicKey, crypto.Hash, []byte, []byte) error
`,
  'crypto/tls': `package tls
import ( "context"; "crypto"; "crypto/x509"; "io"; "net"; "time" )
const ( TLS_AES_128_GCM_SHA256 uint16 = iota; TLS_AES_256_GCM_SHA384; TLS_CHACHA20_POLY1305_SHA256; TLS_RSA_WITH_AES_128_CBC_SHA; TLS_RSA_WITH_AES_256_CBC_SHA; TLS_RSA_WITH_AES_128_GCM_SHA256; TLS_RSA_WITH_AES_256_GCM_SHA384; TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA; TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA; TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA; TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA; TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256; TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384; TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256; TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384; TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256; TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256; TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305; TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305; TLS_FALLBACK_SCSV )
type RenegotiationSupport int
const ( RenegotiateNever RenegotiationSupport = iota; RenegotiateOnceAsClient; RenegotiateFreelyAsClient )
const ( VersionTLS10 = iota; VersionTLS11; VersionTLS12; VersionTLS13 )
type ClientAuthType int
const ( NoClientCert ClientAuthType = iota; RequestClientCert; RequireAnyClientCert; VerifyClientCertIfGiven; RequireAndVerifyClientCert )
type CurveID uint16
const ( CurveP256 CurveID = iota; CurveP384; CurveP521; X25519; X25519MLKEM768; SecP256r1MLKEM768; SecP384r1MLKEM1024 )
type Certificate struct { Certificate [][]byte; PrivateKey crypto.PrivateKey; OCSPStaple []byte; SignedCertificateTimestamps [][]byte; Leaf *x509.Certificate }
type CertificateRequestInfo struct { AcceptableCAs [][]byte; Version uint16 }
type CertificateVerificationError struct { UnverifiedCertificates []*x509.Certificate; Err error }
func (*CertificateVerificationError) Error() string
type ClientHelloInfo struct { CipherSuites []uint16; ServerName string; SupportedCurves []CurveID; SupportedProtos []string; SupportedVersions []uint16; Conn net.Conn }
func (*ClientHelloInfo) Context() context.Context
type ClientSessionCache interface { Get(string) (*ClientSessionState, bool); Put(string, *ClientSessionState) }
type ClientSessionState struct {}
func NewLRUClientSessionCache(int) ClientSessionCache
type ConnectionState struct {
	Version uint16
	HandshakeComplete bool
	DidResume bool
	CipherSuite uint16
	NegotiatedProtocol string
	ServerName string
	PeerCertificates []*x509.Certificate
	VerifiedChains [][]*x509.Certificate
	OCSPResponse []byte
}
type Config struct {
	Rand io.Reader
	Time func() time.Time
	Certificates []Certificate
	NameToCertificate map[string]*Certificate
	GetCertificate func(*ClientHelloInfo) (*Certificate, error)
	GetClientCertificate func(*CertificateRequestInfo) (*Certificate, error)
	GetConfigForClient func(*ClientHelloInfo) (*Config, error)
	VerifyPeerCertificate func([][]byte, [][]*x509.Certificate) error
	VerifyConnection func(ConnectionState) error
	RootCAs *x509.CertPool
	NextProtos []string
	ServerName string
	ClientAuth ClientAuthType
	ClientCAs *x509.CertPool
	InsecureSkipVerify bool
	CipherSuites []uint16
	PreferServerCipherSuites bool
	SessionTicketsDisabled bool
	ClientSessionCache ClientSessionCache
	MinVersion uint16
	MaxVersion uint16
	CurvePreferences []CurveID
	Renegotiation RenegotiationSupport
	KeyLogWriter io.Writer
}
func (*Config) BuildNameToCertificate()
func (*Config) Clone() *Config
type CipherSuite struct { ID uint16; Name string; SupportedVersions []uint16; Insecure bool }
type Conn struct {}
func Client(net.Conn, *Config) *Conn
func Server(net.Conn, *Config) *Conn
func Dial(string, string, *Config) (*Conn, error)
func DialWithDialer(*net.Dialer, string, string, *Config) (*Conn, error)
func (*Conn) Close() error
func (*Conn) CloseWrite() error
func (*Conn) ConnectionState() ConnectionState
func (*Conn) Handshake() error
func (*Conn) HandshakeContext(context.Context) error
func (*Conn) LocalAddr() net.Addr
func (*Conn) NetConn() net.Conn
func (*Conn) Read([]byte) (int, error)
func (*Conn) RemoteAddr() net.Addr
func (*Conn) SetDeadline(time.Time) error
func (*Conn) SetReadDeadline(time.Time) error
func (*Conn) SetWriteDeadline(time.Time) error
func (*Conn) VerifyHostname(string) error
func (*Conn) Write([]byte) (int, error)
type Dialer struct { NetDialer *net.Dialer; Config *Config }
func (*Dialer) Dial(string, string) (net.Conn, error)
func (*Dialer) DialContext(context.Context, string, string) (net.Conn, error)
func CipherSuiteName(uint16) string
func CipherSuites() []*CipherSuite
func InsecureCipherSuites() []*CipherSuite
func Listen(string, string, *Config) (net.Listener, error)
func LoadX509KeyPair(string, string) (Certificate, error)
func NewListener(net.Listener, *Config) net.Listener
func VersionName(uint16) string
func X509KeyPair([]byte, []byte) (Certificate, error)
`,
  'crypto/x509': `package x509
import ( "crypto"; "crypto/ecdsa"; "crypto/rsa"; "crypto/x509/pkix"; "io"; "math/big"; "net"; "net/url"; "time" )
type KeyUsage int
const ( KeyUsageDigitalSignature KeyUsage = iota; KeyUsageContentCommitment; KeyUsageKeyEncipherment; KeyUsageDataEncipherment; KeyUsageKeyAgreement; KeyUsageCertSign; KeyUsageCRLSign )
type ExtKeyUsage int
const ( ExtKeyUsageAny ExtKeyUsage = iota; ExtKeyUsageServerAuth; ExtKeyUsageClientAuth; ExtKeyUsageCodeSigning )
type SignatureAlgorithm int
const ( SHA256WithRSA SignatureAlgorithm = iota; ECDSAWithSHA256; PureEd25519 )
type PublicKeyAlgorithm int
const ( RSA PublicKeyAlgorithm = iota; ECDSA; Ed25519 )
type Certificate struct {
	Raw []byte
	RawSubject []byte
	RawIssuer []byte
	RawSubjectPublicKeyInfo []byte
	Signature []byte
	SignatureAlgorithm SignatureAlgorithm
	PublicKeyAlgorithm PublicKeyAlgorithm
	PublicKey any
	Version int
	SerialNumber *big.Int
	Issuer pkix.Name
	Subject pkix.Name
	NotBefore, NotAfter time.Time
	KeyUsage KeyUsage
	Extensions []pkix.Extension
	ExtraExtensions []pkix.Extension
	ExtKeyUsage []ExtKeyUsage
	BasicConstraintsValid bool
	IsCA bool
	MaxPathLen int
	SubjectKeyId []byte
	AuthorityKeyId []byte
	OCSPServer []string
	IssuingCertificateURL []string
	DNSNames []string
	EmailAddresses []string
	IPAddresses []net.IP
	URIs []*url.URL
	CRLDistributionPoints []string
}
func ParseCertificate([]byte) (*Certificate, error)
func ParseCertificates([]byte) ([]*Certificate, error)
func (*Certificate) CheckSignatureFrom(*Certificate) error
func (*Certificate) Equal(*Certificate) bool
func (*Certificate) Verify(VerifyOptions) ([][]*Certificate, error)
func (*Certificate) VerifyHostname(string) error
type VerifyOptions struct { DNSName string; Intermediates *CertPool; Roots *CertPool; CurrentTime time.Time; KeyUsages []ExtKeyUsage }
type CertPool struct {}
func NewCertPool() *CertPool
func SystemCertPool() (*CertPool, error)
func (*CertPool) AddCert(*Certificate)
func (*CertPool) AppendCertsFromPEM([]byte) bool
func (*CertPool) Clone() *CertPool
func (*CertPool) Equal(*CertPool) bool
func (*CertPool) Subjects() [][]byte
type CertificateRequest struct { Raw []byte; Subject pkix.Name; DNSNames []string; IPAddresses []net.IP; PublicKey any }
func CreateCertificateRequest(io.Reader, *CertificateRequest, any) ([]byte, error)
func ParseCertificateRequest([]byte) (*CertificateRequest, error)
type RevocationList struct { Raw []byte; Number *big.Int; ThisUpdate time.Time; NextUpdate time.Time }
type UnknownAuthorityError struct { Cert *Certificate }
func (UnknownAuthorityError) Error() string
type HostnameError struct { Certificate *Certificate; Host string }
func (HostnameError) Error() string
type CertificateInvalidError struct { Cert *Certificate; Detail string }
func (CertificateInvalidError) Error() string
func CreateCertificate(io.Reader, *Certificate, *Certificate, any, any) ([]byte, error)
func CreateRevocationList(io.Reader, *RevocationList, *Certificate, crypto.Signer) ([]byte, error)
func MarshalECPrivateKey(*ecdsa.PrivateKey) ([]byte, error)
func MarshalPKCS1PrivateKey(*rsa.PrivateKey) []byte
func MarshalPKCS8PrivateKey(any) ([]byte, error)
func MarshalPKIXPublicKey(any) ([]byte, error)
func ParseECPrivateKey([]byte) (*ecdsa.PrivateKey, error)
func ParsePKCS1PrivateKey([]byte) (*rsa.PrivateKey, error)
func ParsePKCS8PrivateKey([]byte) (any, error)
func ParsePKIXPublicKey([]byte) (any, error)
`,
  'crypto/x509/pkix': `package pkix
import "encoding/asn1"
type Extension struct { Id asn1.ObjectIdentifier; Critical bool; Value []byte }
type AttributeTypeAndValue struct { Type asn1.ObjectIdentifier; Value any }
type Name struct {
	Country, Organization, OrganizationalUnit []string
	Locality, Province []string
	StreetAddress, PostalCode []string
	SerialNumber, CommonName string
	Names []AttributeTypeAndValue
	ExtraNames []AttributeTypeAndValue
}
func (Name) String() string
`,
  'compress/gzip': `${compressor('gzip', 'var ErrChecksum, ErrHeader error').replace('import "io"', 'import ( "io"; "time" )')}type Header struct { Comment string; Extra []byte; ModTime time.Time; Name string; OS byte }
type Reader struct { Header }
func NewReader(io.Reader) (*Reader, error)
func (*Reader) Close() error
func (*Reader) Multistream(bool)
func (*Reader) Read([]byte) (int, error)
func (*Reader) Reset(io.Reader) error
type Writer struct { Header }
func NewWriter(io.Writer) *Writer
func NewWriterLevel(io.Writer, int) (*Writer, error)
func (*Writer) Close() error
func (*Writer) Flush() error
func (*Writer) Reset(io.Writer)
func (*Writer) Write([]byte) (int, error)
`,
  'compress/flate': `${compressor('flate', '')}type Resetter interface { Reset(io.Reader, []byte) error }
type Writer struct {}
func NewReader(io.Reader) io.ReadCloser
func NewReaderDict(io.Reader, []byte) io.ReadCloser
func NewWriter(io.Writer, int) (*Writer, error)
func (*Writer) Close() error
func (*Writer) Flush() error
func (*Writer) Reset(io.Writer)
func (*Writer) Write([]byte) (int, error)
`,
  'compress/zlib': `${compressor('zlib', 'var ErrChecksum, ErrDictionary, ErrHeader error')}type Resetter interface { Reset(io.Reader, []byte) error }
type Writer struct {}
func NewReader(io.Reader) (io.ReadCloser, error)
func NewWriter(io.Writer) *Writer
func NewWriterLevel(io.Writer, int) (*Writer, error)
func (*Writer) Close() error
func (*Writer) Flush() error
func (*Writer) Reset(io.Writer)
func (*Writer) Write([]byte) (int, error)
`,
  'compress/bzip2': `package bzip2
import "io"
func NewReader(io.Reader) io.Reader
`,
  'archive/tar': `package tar
import ( "io"; "io/fs"; "time" )
const ( TypeReg = 'a'; TypeRegA = 'a'; TypeLink = 'a'; TypeSymlink = 'a'; TypeChar = 'a'; TypeBlock = 'a'; TypeDir = 'a'; TypeFifo = 'a'; TypeXGlobalHeader = 'a' )
var ErrHeader, ErrWriteTooLong, ErrFieldTooLong, ErrWriteAfterClose error
type Format int
const ( FormatUnknown Format = iota; FormatUSTAR; FormatPAX; FormatGNU )
type Header struct {
	Typeflag byte
	Name string
	Linkname string
	Size int64
	Mode int64
	Uid int
	Gid int
	Uname string
	Gname string
	ModTime time.Time
	AccessTime time.Time
	ChangeTime time.Time
	Devmajor int64
	Devminor int64
	Xattrs map[string]string
	PAXRecords map[string]string
	Format Format
}
func FileInfoHeader(fs.FileInfo, string) (*Header, error)
func (*Header) FileInfo() fs.FileInfo
type Reader struct {}
func NewReader(io.Reader) *Reader
func (*Reader) Next() (*Header, error)
func (*Reader) Read([]byte) (int, error)
type Writer struct {}
func NewWriter(io.Writer) *Writer
func (*Writer) AddFS(fs.FS) error
func (*Writer) Close() error
func (*Writer) Flush() error
func (*Writer) Write([]byte) (int, error)
func (*Writer) WriteHeader(*Header) error
`,
  'archive/zip': `package zip
import ( "io"; "io/fs"; "time" )
const ( Store uint16 = iota; Deflate )
var ErrFormat, ErrAlgorithm, ErrChecksum error
type FileHeader struct { Name string; Comment string; NonUTF8 bool; Flags uint16; Method uint16; Modified time.Time; CRC32 uint32; CompressedSize64 uint64; UncompressedSize64 uint64; Extra []byte; ExternalAttrs uint32 }
func FileInfoHeader(fs.FileInfo) (*FileHeader, error)
func (*FileHeader) FileInfo() fs.FileInfo
func (*FileHeader) Mode() fs.FileMode
func (*FileHeader) SetMode(fs.FileMode)
type File struct { FileHeader }
func (*File) Open() (io.ReadCloser, error)
type Reader struct { File []*File; Comment string }
func NewReader(io.ReaderAt, int64) (*Reader, error)
func (*Reader) Open(string) (fs.File, error)
type ReadCloser struct { Reader }
func OpenReader(string) (*ReadCloser, error)
func (*ReadCloser) Close() error
type Writer struct {}
func NewWriter(io.Writer) *Writer
func (*Writer) AddFS(fs.FS) error
func (*Writer) Close() error
func (*Writer) Create(string) (io.Writer, error)
func (*Writer) CreateHeader(*FileHeader) (io.Writer, error)
func (*Writer) Flush() error
func (*Writer) SetComment(string) error
`,
  'go/token': `package token
type Pos int
const NoPos Pos = 0
func (Pos) IsValid() bool
type Position struct { Filename string; Offset int; Line int; Column int }
func (*Position) IsValid() bool
func (Position) String() string
type File struct {}
func (*File) Base() int
func (*File) Line(Pos) int
func (*File) LineCount() int
func (*File) LineStart(int) Pos
func (*File) Name() string
func (*File) Offset(Pos) int
func (*File) Pos(int) Pos
func (*File) Position(Pos) Position
func (*File) Size() int
type FileSet struct {}
func NewFileSet() *FileSet
func (*FileSet) AddFile(string, int, int) *File
func (*FileSet) Base() int
func (*FileSet) File(Pos) *File
func (*FileSet) Iterate(func(*File) bool)
func (*FileSet) Position(Pos) Position
type Token int
const ( ILLEGAL Token = iota; EOF; COMMENT; IDENT; INT; FLOAT; IMAG; CHAR; STRING; ADD; SUB; MUL; QUO; REM; AND; OR; XOR; SHL; SHR; AND_NOT; LAND; LOR; ARROW; INC; DEC; EQL; LSS; GTR; ASSIGN; NOT; NEQ; LEQ; GEQ; DEFINE; ELLIPSIS; LPAREN; LBRACK; LBRACE; COMMA; PERIOD; RPAREN; RBRACK; RBRACE; SEMICOLON; COLON; BREAK; CASE; CHAN; CONST; CONTINUE; DEFAULT; DEFER; ELSE; FALLTHROUGH; FOR; FUNC; GO; GOTO; IF; IMPORT; INTERFACE; MAP; PACKAGE; RANGE; RETURN; SELECT; STRUCT; SWITCH; TYPE; VAR; TILDE; ADD_ASSIGN; SUB_ASSIGN; MUL_ASSIGN; QUO_ASSIGN; REM_ASSIGN; AND_ASSIGN; OR_ASSIGN; XOR_ASSIGN; SHL_ASSIGN; SHR_ASSIGN; AND_NOT_ASSIGN )
func (Token) IsKeyword() bool
func (Token) IsLiteral() bool
func (Token) IsOperator() bool
func (Token) String() string
func IsExported(string) bool
func IsIdentifier(string) bool
func IsKeyword(string) bool
func Lookup(string) Token
`,
  'go/ast': `package ast
import ( "go/token" )
type Node interface { Pos() token.Pos; End() token.Pos }
type Expr interface { Node; exprNode() }
type Stmt interface { Node; stmtNode() }
type Decl interface { Node; declNode() }
type Spec interface { Node; specNode() }
type Visitor interface { Visit(Node) Visitor }
type Comment struct { Slash token.Pos; Text string }
type CommentGroup struct { List []*Comment }
func (*CommentGroup) Text() string
func (*CommentGroup) Pos() token.Pos
func (*CommentGroup) End() token.Pos
type ObjKind int
const ( Bad ObjKind = iota; Pkg; Con; Typ; Var; Fun; Lbl )
type Object struct { Kind ObjKind; Name string; Decl any; Data any; Type any }
type Field struct { Doc *CommentGroup; Names []*Ident; Type Expr; Tag *BasicLit; Comment *CommentGroup }
type FieldList struct { Opening token.Pos; List []*Field; Closing token.Pos }
func (*FieldList) NumFields() int
type Ident struct { NamePos token.Pos; Name string; Obj *Object }
func (*Ident) String() string
func (*Ident) Pos() token.Pos
func (*Ident) End() token.Pos
func (*Ident) IsExported() bool
func NewIdent(string) *Ident
type BasicLit struct { ValuePos token.Pos; Kind token.Token; Value string }
type CompositeLit struct { Type Expr; Lbrace token.Pos; Elts []Expr; Rbrace token.Pos; Incomplete bool }
type FuncLit struct { Type *FuncType; Body *BlockStmt }
type ParenExpr struct { Lparen token.Pos; X Expr; Rparen token.Pos }
type SelectorExpr struct { X Expr; Sel *Ident }
type IndexExpr struct { X Expr; Lbrack token.Pos; Index Expr; Rbrack token.Pos }
type IndexListExpr struct { X Expr; Lbrack token.Pos; Indices []Expr; Rbrack token.Pos }
type SliceExpr struct { X Expr; Low Expr; High Expr; Max Expr; Slice3 bool }
type TypeAssertExpr struct { X Expr; Type Expr }
type CallExpr struct { Fun Expr; Lparen token.Pos; Args []Expr; Ellipsis token.Pos; Rparen token.Pos }
func (*CallExpr) Pos() token.Pos
func (*CallExpr) End() token.Pos
type StarExpr struct { Star token.Pos; X Expr }
type UnaryExpr struct { OpPos token.Pos; Op token.Token; X Expr }
type BinaryExpr struct { X Expr; OpPos token.Pos; Op token.Token; Y Expr }
type KeyValueExpr struct { Key Expr; Colon token.Pos; Value Expr }
type ArrayType struct { Lbrack token.Pos; Len Expr; Elt Expr }
type StructType struct { Struct token.Pos; Fields *FieldList; Incomplete bool }
type FuncType struct { Func token.Pos; TypeParams *FieldList; Params *FieldList; Results *FieldList }
type InterfaceType struct { Interface token.Pos; Methods *FieldList; Incomplete bool }
type MapType struct { Map token.Pos; Key Expr; Value Expr }
type ChanDir int
const ( SEND ChanDir = iota; RECV )
type ChanType struct { Begin token.Pos; Arrow token.Pos; Dir ChanDir; Value Expr }
type Ellipsis struct { Ellipsis token.Pos; Elt Expr }
type BlockStmt struct { Lbrace token.Pos; List []Stmt; Rbrace token.Pos }
type ExprStmt struct { X Expr }
type AssignStmt struct { Lhs []Expr; TokPos token.Pos; Tok token.Token; Rhs []Expr }
type GoStmt struct { Go token.Pos; Call *CallExpr }
type DeferStmt struct { Defer token.Pos; Call *CallExpr }
type ReturnStmt struct { Return token.Pos; Results []Expr }
type BranchStmt struct { TokPos token.Pos; Tok token.Token; Label *Ident }
type IfStmt struct { If token.Pos; Init Stmt; Cond Expr; Body *BlockStmt; Else Stmt }
type ForStmt struct { For token.Pos; Init Stmt; Cond Expr; Post Stmt; Body *BlockStmt }
type RangeStmt struct { For token.Pos; Key, Value Expr; Tok token.Token; X Expr; Body *BlockStmt }
type CaseClause struct { Case token.Pos; List []Expr; Body []Stmt }
type SwitchStmt struct { Switch token.Pos; Init Stmt; Tag Expr; Body *BlockStmt }
type TypeSwitchStmt struct { Switch token.Pos; Init Stmt; Assign Stmt; Body *BlockStmt }
type SelectStmt struct { Select token.Pos; Body *BlockStmt }
type CommClause struct { Case token.Pos; Comm Stmt; Body []Stmt }
type DeclStmt struct { Decl Decl }
type LabeledStmt struct { Label *Ident; Stmt Stmt }
type SendStmt struct { Chan Expr; Value Expr }
type IncDecStmt struct { X Expr; Tok token.Token }
type ImportSpec struct { Doc *CommentGroup; Name *Ident; Path *BasicLit; Comment *CommentGroup }
type ValueSpec struct { Doc *CommentGroup; Names []*Ident; Type Expr; Values []Expr; Comment *CommentGroup }
type TypeSpec struct { Doc *CommentGroup; Name *Ident; TypeParams *FieldList; Assign token.Pos; Type Expr; Comment *CommentGroup }
type GenDecl struct { Doc *CommentGroup; TokPos token.Pos; Tok token.Token; Lparen token.Pos; Specs []Spec; Rparen token.Pos }
type FuncDecl struct { Doc *CommentGroup; Recv *FieldList; Name *Ident; Type *FuncType; Body *BlockStmt }
func (*FuncDecl) Pos() token.Pos
func (*FuncDecl) End() token.Pos
type File struct { Doc *CommentGroup; Package token.Pos; Name *Ident; Decls []Decl; FileStart, FileEnd token.Pos; Imports []*ImportSpec; Comments []*CommentGroup; GoVersion string }
func (*File) Pos() token.Pos
func (*File) End() token.Pos
type Package struct { Name string; Files map[string]*File }
type CommentMap map[Node][]*CommentGroup
func NewCommentMap(*token.FileSet, Node, []*CommentGroup) CommentMap
func Inspect(Node, func(Node) bool)
func IsExported(string) bool
func IsGenerated(*File) bool
func Print(*token.FileSet, any) error
func Unparen(Expr) Expr
func Walk(Visitor, Node)
`,
  'go/parser': `package parser
import ( "go/ast"; "go/token"; "io/fs" )
type Mode uint
const ( PackageClauseOnly Mode = iota; ImportsOnly; ParseComments; Trace; DeclarationErrors; SpuriousErrors; SkipObjectResolution; AllErrors )
func ParseDir(*token.FileSet, string, func(fs.FileInfo) bool, Mode) (map[string]*ast.Package, error)
func ParseExpr(string) (ast.Expr, error)
func ParseFile(*token.FileSet, string, any, Mode) (*ast.File, error)
`,
  'go/printer': `package printer
import ( "go/token"; "io" )
type Mode uint
const ( RawFormat Mode = iota; TabIndent; UseSpaces; SourcePos )
type Config struct { Mode Mode; Tabwidth int; Indent int }
func (*Config) Fprint(io.Writer, *token.FileSet, any) error
func Fprint(io.Writer, *token.FileSet, any) error
`,
  'text/scanner': `package scanner
import "io"
const ( EOF = -(iota + 1); Ident; Int; Float; Char; String; RawString; Comment )
const ( ScanIdents = iota; ScanInts; ScanFloats; ScanChars; ScanStrings; ScanRawStrings; ScanComments; SkipComments; GoTokens; GoWhitespace )
type Position struct { Filename string; Offset int; Line int; Column int }
func (*Position) IsValid() bool
func (Position) String() string
type Scanner struct { Error func(*Scanner, string); ErrorCount int; Mode uint; Whitespace uint64; IsIdentRune func(rune, int) bool; Position }
func (*Scanner) Init(io.Reader) *Scanner
func (*Scanner) Next() rune
func (*Scanner) Peek() rune
func (*Scanner) Pos() Position
func (*Scanner) Scan() rune
func (*Scanner) TokenText() string
func TokenString(rune) string
`,
  'go/format': `package format
import ( "go/token"; "io" )
func Node(io.Writer, *token.FileSet, any) error
func Source([]byte) ([]byte, error)
`,
  'go/types': `package types
import ( "go/ast"; "go/constant"; "go/token" )
type Type interface { Underlying() Type; String() string }
type Object interface {
	Parent() *Scope
	Pos() token.Pos
	Pkg() *Package
	Name() string
	Type() Type
	Exported() bool
	Id() string
	String() string
}
type object struct {}
func (*object) Parent() *Scope
func (*object) Pos() token.Pos
func (*object) Pkg() *Package
func (*object) Name() string
func (*object) Type() Type
func (*object) Exported() bool
func (*object) Id() string
type Var struct { object }
func (*Var) Anonymous() bool
func (*Var) Embedded() bool
func (*Var) IsField() bool
func (*Var) String() string
type Const struct { object }
func (*Const) Val() constant.Value
type Func struct { object }
func (*Func) FullName() string
func (*Func) Scope() *Scope
func (*Func) Signature() *Signature
type TypeName struct { object }
func (*TypeName) IsAlias() bool
type PkgName struct { object }
func (*PkgName) Imported() *Package
type Package struct {}
func NewPackage(string, string) *Package
func (*Package) Imports() []*Package
func (*Package) Name() string
func (*Package) Path() string
func (*Package) Scope() *Scope
func (*Package) String() string
type Scope struct {}
func (*Scope) Insert(Object) Object
func (*Scope) Innermost(token.Pos) *Scope
func (*Scope) Lookup(string) Object
func (*Scope) LookupParent(string, token.Pos) (*Scope, Object)
func (*Scope) Names() []string
func (*Scope) Parent() *Scope
type TypeAndValue struct { Type Type; Value constant.Value }
func (TypeAndValue) IsType() bool
type Selection struct {}
func (*Selection) Index() []int
func (*Selection) Kind() SelectionKind
func (*Selection) Obj() Object
func (*Selection) Recv() Type
func (*Selection) Type() Type
type SelectionKind int
const ( FieldVal SelectionKind = iota; MethodVal; MethodExpr )
type Info struct {
	Types map[ast.Expr]TypeAndValue
	Defs map[*ast.Ident]Object
	Uses map[*ast.Ident]Object
	Implicits map[ast.Node]Object
	Selections map[*ast.SelectorExpr]*Selection
	Scopes map[ast.Node]*Scope
	InitOrder []*Initializer
}
func (*Info) ObjectOf(*ast.Ident) Object
func (*Info) TypeOf(ast.Expr) Type
type Initializer struct { Lhs []*Var; Rhs ast.Expr }
type Importer interface { Import(string) (*Package, error) }
type Sizes interface { Alignof(Type) int64; Offsetsof([]*Var) []int64; Sizeof(Type) int64 }
type Config struct { IgnoreFuncBodies bool; FakeImportC bool; Error func(error); Importer Importer; Sizes Sizes; GoVersion string }
func (*Config) Check(string, *token.FileSet, []*ast.File, *Info) (*Package, error)
type Error struct { Fset *token.FileSet; Pos token.Pos; Msg string; Soft bool }
func (Error) Error() string
type BasicKind int
type BasicInfo int
const ( Invalid BasicKind = iota; Bool; Int; Int8; Int16; Int32; Int64; Uint; Uint8; Uint16; Uint32; Uint64; Uintptr; Float32; Float64; Complex64; Complex128; String; UnsafePointer; UntypedBool; UntypedInt; UntypedRune; UntypedFloat; UntypedComplex; UntypedString; UntypedNil; Byte; Rune )
const ( IsBoolean BasicInfo = iota; IsInteger; IsUnsigned; IsFloat; IsComplex; IsString; IsUntyped; IsOrdered; IsNumeric; IsConstType )
type Basic struct {}
func (*Basic) Info() BasicInfo
func (*Basic) Kind() BasicKind
func (*Basic) Name() string
func (*Basic) String() string
func (*Basic) Underlying() Type
type Array struct {}
func (*Array) Elem() Type
func (*Array) Len() int64
func (*Array) String() string
func (*Array) Underlying() Type
type Slice struct {}
func (*Slice) Elem() Type
func (*Slice) String() string
func (*Slice) Underlying() Type
type Pointer struct {}
func NewPointer(Type) *Pointer
func (*Pointer) Elem() Type
func (*Pointer) String() string
func (*Pointer) Underlying() Type
type Map struct {}
func (*Map) Elem() Type
func (*Map) Key() Type
func (*Map) String() string
func (*Map) Underlying() Type
type ChanDir int
const ( SendRecv ChanDir = iota; SendOnly; RecvOnly )
type Chan struct {}
func (*Chan) Dir() ChanDir
func (*Chan) Elem() Type
func (*Chan) String() string
func (*Chan) Underlying() Type
type Struct struct {}
func (*Struct) Field(int) *Var
func (*Struct) NumFields() int
func (*Struct) String() string
func (*Struct) Tag(int) string
func (*Struct) Underlying() Type
type Tuple struct {}
func (*Tuple) At(int) *Var
func (*Tuple) Len() int
func (*Tuple) String() string
func (*Tuple) Underlying() Type
type Signature struct {}
func (*Signature) Params() *Tuple
func (*Signature) Recv() *Var
func (*Signature) Results() *Tuple
func (*Signature) String() string
func (*Signature) TypeParams() *TypeParamList
func (*Signature) Underlying() Type
func (*Signature) Variadic() bool
type Interface struct {}
func (*Interface) Empty() bool
func (*Interface) Method(int) *Func
func (*Interface) NumMethods() int
func (*Interface) String() string
func (*Interface) Underlying() Type
type Named struct {}
func (*Named) Method(int) *Func
func (*Named) NumMethods() int
func (*Named) Obj() *TypeName
func (*Named) Origin() *Named
func (*Named) String() string
func (*Named) TypeArgs() *TypeList
func (*Named) TypeParams() *TypeParamList
func (*Named) Underlying() Type
type TypeParam struct {}
func (*TypeParam) Constraint() Type
func (*TypeParam) Obj() *TypeName
func (*TypeParam) String() string
func (*TypeParam) Underlying() Type
type TypeParamList struct {}
func (*TypeParamList) At(int) *TypeParam
func (*TypeParamList) Len() int
type TypeList struct {}
func (*TypeList) At(int) Type
func (*TypeList) Len() int
type MethodSet struct {}
func NewMethodSet(Type) *MethodSet
func (*MethodSet) At(int) *Selection
func (*MethodSet) Len() int
func (*MethodSet) Lookup(*Package, string) *Selection
type Qualifier func(*Package) string
var Typ []*Basic
var Universe *Scope
var Unsafe *Package
func AssignableTo(Type, Type) bool
func ConvertibleTo(Type, Type) bool
func ExprString(ast.Expr) string
func Identical(Type, Type) bool
func Implements(Type, *Interface) bool
func IsInterface(Type) bool
func LookupFieldOrMethod(Type, bool, *Package, string) (Object, []int, bool)
func ObjectString(Object, Qualifier) string
func RelativeTo(*Package) Qualifier
func TypeString(Type, Qualifier) string
func Unalias(Type) Type
`,
  'go/constant': `package constant
type Kind int
const ( Unknown Kind = iota; Bool; String; Int; Float; Complex )
type Value interface { Kind() Kind; String() string; ExactString() string }
func BoolVal(Value) bool
func Int64Val(Value) (int64, bool)
func StringVal(Value) string
func MakeInt64(int64) Value
func MakeString(string) Value
`,
  'go/build': `package build
type Context struct { GOARCH string; GOOS string; GOROOT string; GOPATH string; Dir string; CgoEnabled bool; BuildTags []string }
type ImportMode uint
const ( FindOnly ImportMode = iota; AllowBinary; ImportComment; IgnoreVendor )
type Package struct { Dir string; Name string; ImportPath string; Root string; Goroot bool; GoFiles []string; TestGoFiles []string; Imports []string }
var Default Context
func Import(string, string, ImportMode) (*Package, error)
func ImportDir(string, ImportMode) (*Package, error)
`,
};
