// Encoders and decoders. Encoding ranges over every map inside the value, decoding writes into maps that are there;
// maps that a decoder makes itself are fresh and nobody else's. Templates read what their text mentions, which is not seen.
import type { Effect } from '../effect.js';
import { both, decodes, each, eachOwner, encodes, runs, table, touches, walks } from '../table.js';

const jsonLike = [
  'encoding/json',
  'github.com/json-iterator/go',
  'github.com/goccy/go-json',
  'github.com/segmentio/encoding/json',
  'github.com/bytedance/sonic',
  'k8s.io/apimachinery/pkg/util/json',
];
const yamlLike = [
  'gopkg.in/yaml.v2',
  'gopkg.in/yaml.v3',
  'go.yaml.in/yaml/v2',
  'go.yaml.in/yaml/v3',
  'go.yaml.in/yaml/v4',
  'sigs.k8s.io/yaml',
  'sigs.k8s.io/yaml/goyaml.v2',
  'sigs.k8s.io/yaml/goyaml.v3',
  'github.com/ghodss/yaml',
  'github.com/invopop/yaml',
  'github.com/goccy/go-yaml',
];
const others = [
  'encoding/xml',
  'github.com/BurntSushi/toml',
  'github.com/pelletier/go-toml',
  'github.com/pelletier/go-toml/v2',
  'github.com/vmihailenco/msgpack',
  'github.com/vmihailenco/msgpack/v4',
  'github.com/vmihailenco/msgpack/v5',
  'github.com/fxamacker/cbor/v2',
  'go.mongodb.org/mongo-driver/bson',
  'go.mongodb.org/mongo-driver/v2/bson',
  'gopkg.in/mgo.v2/bson',
];
const streamed = [...jsonLike, ...yamlLike, ...others, 'encoding/gob', 'github.com/ugorji/go/codec'];

/** Protobuf messages: maps of a message are ranged over by everything that looks at the whole of it. */
const protos = [
  'google.golang.org/protobuf/proto',
  'github.com/golang/protobuf/proto',
  'github.com/gogo/protobuf/proto',
];

/** Execute(w, data) with the data at an index. */
const executes = (of: number): Effect => ({ maps: [{ of, kind: 'iterate', deep: true, may: true }] });

export const encodingEffects = table(
  eachOwner([...jsonLike, ...yamlLike, ...others], (pkg) =>
    table(each(pkg, 'Marshal MarshalIndent', encodes(0)), each(pkg, 'Unmarshal', decodes(1))),
  ),
  eachOwner([...jsonLike.slice(1), ...yamlLike], (pkg) =>
    table(
      each(pkg, 'MarshalToString MarshalString', encodes(0)),
      each(pkg, 'UnmarshalStrict UnmarshalFromString UnmarshalString UnmarshalWithOptions', decodes(1)),
    ),
  ),
  eachOwner(streamed, (pkg) =>
    table(each(`${pkg}.Encoder`, 'Encode', encodes(0)), each(`${pkg}.Decoder`, 'Decode', decodes(0))),
  ),
  each('encoding/asn1', 'Marshal', encodes(0)),
  each('encoding/asn1', 'Unmarshal', decodes(1)),
  each('github.com/ugorji/go/codec.Encoder', 'MustEncode', encodes(0)),
  each('github.com/ugorji/go/codec.Decoder', 'MustDecode', decodes(0)),
  each('encoding/xml.Encoder', 'EncodeElement', encodes(0)),
  each('encoding/xml.Decoder', 'DecodeElement', decodes(0)),
  each('encoding/json/v2', 'Marshal', encodes(0)),
  each('encoding/json/v2', 'MarshalWrite MarshalEncode', encodes(1)),
  each('encoding/json/v2', 'Unmarshal UnmarshalRead UnmarshalDecode', decodes(1)),
  each('github.com/json-iterator/go.API', 'Marshal MarshalIndent MarshalToString', encodes(0)),
  each('github.com/json-iterator/go.API', 'Unmarshal UnmarshalFromString', decodes(1)),
  each('github.com/BurntSushi/toml', 'Decode DecodeFile DecodeReader', decodes(1)),
  each('gopkg.in/yaml.v3.Node', 'Encode', encodes(0)),
  each('gopkg.in/yaml.v3.Node', 'Decode', decodes(0)),
  each('encoding/binary', 'Write', encodes(2)),
  each('encoding/gob', 'Register RegisterName', {}),

  eachOwner(['github.com/mitchellh/mapstructure', 'github.com/go-viper/mapstructure/v2'], (pkg) =>
    table(
      each(pkg, 'Decode WeakDecode DecodeMetadata WeakDecodeMetadata', both(walks(0), decodes(1))),
      each(`${pkg}.Decoder`, 'Decode', walks(0)),
    ),
  ),

  eachOwner(protos, (pkg) =>
    table(
      each(pkg, 'Marshal MarshalTextString CompactTextString Size Format', walks(0)),
      each(pkg, 'Unmarshal', decodes(1)),
      each(pkg, 'Clone CloneOf', { ...walks(0), fresh: true }),
      each(pkg, 'Equal', walks(0, 1)),
      each(pkg, 'Merge', both({ maps: [{ of: 0, kind: 'write', deep: true }] }, walks(1))),
      each(pkg, 'Reset', {}),
    ),
  ),
  each('google.golang.org/protobuf/encoding/protojson', 'Marshal Format', walks(0)),
  each('google.golang.org/protobuf/encoding/protojson', 'Unmarshal', decodes(1)),
  each('google.golang.org/protobuf/encoding/protojson.MarshalOptions', 'Marshal Format MarshalAppend', walks(0)),
  each('google.golang.org/protobuf/encoding/protojson.UnmarshalOptions', 'Unmarshal', decodes(1)),
  each('google.golang.org/protobuf/encoding/prototext', 'Marshal Format', walks(0)),
  each('google.golang.org/protobuf/proto.MarshalOptions', 'Marshal', walks(0)),
  eachOwner(['github.com/golang/protobuf/jsonpb', 'github.com/gogo/protobuf/jsonpb'], (pkg) =>
    table(each(`${pkg}.Marshaler`, 'MarshalToString', walks(0)), each(`${pkg}.Marshaler`, 'Marshal', walks(1))),
  ),

  eachOwner(['text/template.Template', 'html/template.Template'], (type) =>
    table(
      each(type, 'Execute', executes(1)),
      each(type, 'ExecuteTemplate', executes(2)),
      // The functions run while a template is executed, on whichever goroutine does that; the FuncMap is copied.
      each(type, 'Funcs', { ...touches('iterate', 0), returns: 'recv' }),
      each(type, 'Clone', { fresh: true }),
    ),
  ),
  each('text/template', 'Must', { returns: 0 }),
  each('html/template', 'Must', { returns: 0 }),
  each('encoding/csv.Reader', 'Read ReadAll', { fresh: true }),
  each('encoding/base64.Encoding', 'WithPadding Strict', { fresh: true }),
  each('github.com/goccy/go-yaml', 'RegisterCustomMarshaler RegisterCustomUnmarshaler', runs('later', 0)),
);
