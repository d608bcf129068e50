// A Go program that compares our declarations, and the keys of our effects, with the packages of the Go that runs it.
// In, on standard input: {"declarations": {path: text}, "effects": [{"key", "operands": [n], "callbacks": [n], "methods": {n: [name]}}]}.
// Out: one line for each disagreement, `missing NAME` or `differs NAME: ours REAL`.
export const agreementProgram = `package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"sort"
	"strconv"
	"strings"
)

type effect struct {
	Key       string
	Operands  []int
	Callbacks []int
	Methods   map[string][]string
}

var input struct {
	Declarations map[string]string
	Effects      []effect
}

func main() {
	if err := json.NewDecoder(os.Stdin).Decode(&input); err != nil {
		panic(err)
	}
	fset := token.NewFileSet()
	real := importer.ForCompiler(fset, "source", nil)
	paths := make([]string, 0, len(input.Declarations))
	for path := range input.Declarations {
		paths = append(paths, path)
	}
	sort.Strings(paths)
	for _, path := range paths {
		compare(fset, real, path, input.Declarations[path])
	}
	for _, e := range input.Effects {
		locate(real, e)
	}
}

func compare(fset *token.FileSet, real types.Importer, path, text string) {
	theirs, err := real.Import(path)
	if err != nil {
		fmt.Printf("missing %s: %v\\n", path, err)
		return
	}
	file, err := parser.ParseFile(fset, path+".go", text, 0)
	if err != nil {
		fmt.Printf("differs %s: does not parse: %v\\n", path, err)
		return
	}
	config := types.Config{IgnoreFuncBodies: true, Importer: real, Error: func(err error) {
		message := err.Error()
		if strings.Contains(message, "missing function body") || strings.Contains(message, "missing init expr") {
			return
		}
		fmt.Printf("differs %s: %s\\n", path, message)
	}}
	ours, _ := config.Check(path, fset, []*ast.File{file}, nil)
	for _, name := range ours.Scope().Names() {
		mine, other := ours.Scope().Lookup(name), theirs.Scope().Lookup(name)
		label := path + "." + name
		if other == nil {
			fmt.Printf("missing %s\\n", label)
			continue
		}
		switch mine := mine.(type) {
		case *types.TypeName:
			if other, ok := other.(*types.TypeName); ok {
				compareTypes(label, mine, other)
				continue
			}
			fmt.Printf("differs %s: not a type\\n", label)
		default:
			if show(mine.Type()) != show(other.Type()) || fmt.Sprintf("%T", mine) != fmt.Sprintf("%T", other) {
				differs(label, mine.Type(), other.Type())
			}
		}
	}
}

func compareTypes(label string, mine, other *types.TypeName) {
	if mine.IsAlias() || other.IsAlias() {
		if show(mine.Type()) != show(other.Type()) {
			differs(label, mine.Type(), other.Type())
		}
		return
	}
	named, real := mine.Type().(*types.Named), other.Type().(*types.Named)
	switch under := named.Underlying().(type) {
	case *types.Struct:
		if _, ok := real.Underlying().(*types.Struct); !ok {
			// A struct without fields stands for whatever a type hides.
			if under.NumFields() > 0 {
				differs(label, named.Underlying(), real.Underlying())
			}
			break
		}
		for i := 0; i < under.NumFields(); i++ {
			compareFields(label, under.Field(i), real)
		}
	case *types.Interface:
		compareInterfaces(label, under, real.Underlying())
	default:
		if show(under) != show(real.Underlying()) {
			differs(label, under, real.Underlying())
		}
	}
	for i := 0; i < named.NumMethods(); i++ {
		method := named.Method(i)
		found, _, _ := types.LookupFieldOrMethod(real, true, other.Pkg(), method.Name())
		if _, ok := found.(*types.Func); !ok {
			fmt.Printf("missing %s.%s\\n", label, method.Name())
			continue
		}
		if show(method.Type()) != show(found.Type()) {
			differs(label+"."+method.Name(), method.Type(), found.Type())
		}
		_, pointer := method.Type().(*types.Signature).Recv().Type().(*types.Pointer)
		_, realPointer := types.Unalias(found.Type().(*types.Signature).Recv().Type()).(*types.Pointer)
		_, onInterface := found.Type().(*types.Signature).Recv().Type().Underlying().(*types.Interface)
		if pointer != realPointer && !onInterface {
			fmt.Printf("differs %s.%s: pointer receiver %v, really %v\\n", label, method.Name(), pointer, realPointer)
		}
	}
}

func compareFields(label string, field *types.Var, real *types.Named) {
	found, index, _ := types.LookupFieldOrMethod(real, true, real.Obj().Pkg(), field.Name())
	theirs, ok := found.(*types.Var)
	if !ok || len(index) != 1 {
		fmt.Printf("missing %s.%s\\n", label, field.Name())
		return
	}
	if show(field.Type()) != show(theirs.Type()) || field.Embedded() != theirs.Embedded() {
		differs(label+"."+field.Name(), field.Type(), theirs.Type())
	}
}

// An interface has to be whole, or too many types would implement it; one with unexported methods has no outside implementers.
func compareInterfaces(label string, mine *types.Interface, real types.Type) {
	other, ok := real.(*types.Interface)
	if !ok {
		differs(label, mine, real)
		return
	}
	private := false
	theirs := map[string]*types.Func{}
	for i := 0; i < other.NumMethods(); i++ {
		method := other.Method(i)
		theirs[method.Name()] = method
		private = private || !method.Exported()
	}
	for i := 0; i < mine.NumMethods(); i++ {
		method := mine.Method(i)
		if theirs[method.Name()] == nil {
			fmt.Printf("missing %s.%s\\n", label, method.Name())
		} else if show(method.Type()) != show(theirs[method.Name()].Type()) {
			differs(label+"."+method.Name(), method.Type(), theirs[method.Name()].Type())
		}
		delete(theirs, method.Name())
	}
	if private {
		return
	}
	for name := range theirs {
		fmt.Printf("differs %s: without %s\\n", label, name)
	}
	if mine.NumMethods() == 0 && show(mine) != show(other) {
		differs(label, mine, other)
	}
}

func locate(real types.Importer, e effect) {
	slash := strings.LastIndex(e.Key, "/") + 1
	parts := strings.Split(e.Key[slash:], ".")
	pkg, err := real.Import(e.Key[:slash] + parts[0])
	if err != nil {
		// For another platform, or behind an experiment.
		if strings.Contains(err.Error(), "no buildable Go source files") {
			return
		}
		fmt.Printf("missing %s: %v\\n", e.Key, err)
		return
	}
	object := pkg.Scope().Lookup(parts[1])
	if len(parts) == 3 && object != nil {
		object, _, _ = types.LookupFieldOrMethod(object.Type(), true, pkg, parts[2])
	}
	if object == nil {
		fmt.Printf("missing %s\\n", e.Key)
		return
	}
	if _, ok := object.(*types.TypeName); ok {
		return
	}
	signature, ok := object.Type().(*types.Signature)
	if !ok {
		fmt.Printf("differs %s: not a function\\n", e.Key)
		return
	}
	for _, operand := range e.Operands {
		if operand >= signature.Params().Len() {
			fmt.Printf("differs %s: operand %d of %d\\n", e.Key, operand, signature.Params().Len())
		}
	}
	for _, operand := range e.Callbacks {
		if operand >= signature.Params().Len() {
			continue
		}
		under := signature.Params().At(operand).Type().Underlying()
		if slice, ok := under.(*types.Slice); ok {
			under = slice.Elem().Underlying()
		}
		methods := e.Methods[strconv.Itoa(operand)]
		switch under := under.(type) {
		case *types.Signature:
			if len(methods) > 0 {
				fmt.Printf("differs %s: operand %d is a function\\n", e.Key, operand)
			}
		case *types.Interface:
			for _, name := range methods {
				if found, _, _ := types.LookupFieldOrMethod(under, true, pkg, name); found == nil && under.NumMethods() > 0 {
					fmt.Printf("differs %s: operand %d has no %s\\n", e.Key, operand, name)
				}
			}
		default:
			fmt.Printf("differs %s: operand %d is a %s\\n", e.Key, operand, under)
		}
	}
}

func differs(label string, mine, other types.Type) {
	fmt.Printf("differs %s: %s, really %s\\n", label, show(mine), show(other))
}

// show writes a type without the names of parameters and type parameters.
func show(t types.Type) string {
	switch t := types.Unalias(t).(type) {
	case *types.Basic:
		return t.Name()
	case *types.Named:
		name := t.Obj().Name()
		if t.Obj().Pkg() != nil {
			name = t.Obj().Pkg().Path() + "." + name
		}
		if t.TypeArgs().Len() > 0 {
			args := make([]string, t.TypeArgs().Len())
			for i := range args {
				args[i] = show(t.TypeArgs().At(i))
			}
			name += "[" + strings.Join(args, ", ") + "]"
		}
		return name
	case *types.TypeParam:
		return "$" + strconv.Itoa(t.Index())
	case *types.Pointer:
		return "*" + show(t.Elem())
	case *types.Slice:
		return "[]" + show(t.Elem())
	case *types.Array:
		return "[" + strconv.FormatInt(t.Len(), 10) + "]" + show(t.Elem())
	case *types.Map:
		return "map[" + show(t.Key()) + "]" + show(t.Elem())
	case *types.Chan:
		return [...]string{"chan ", "chan<- ", "<-chan "}[t.Dir()] + show(t.Elem())
	case *types.Signature:
		constraints := ""
		for i := 0; i < t.TypeParams().Len(); i++ {
			constraints += "[" + show(t.TypeParams().At(i).Constraint()) + "]"
		}
		variadic := ""
		if t.Variadic() {
			variadic = "..."
		}
		return "func" + constraints + show(t.Params()) + variadic + show(t.Results())
	case *types.Tuple:
		parts := make([]string, t.Len())
		for i := range parts {
			parts[i] = show(t.At(i).Type())
		}
		return "(" + strings.Join(parts, ", ") + ")"
	case *types.Struct:
		parts := make([]string, t.NumFields())
		for i := range parts {
			parts[i] = t.Field(i).Name() + " " + show(t.Field(i).Type())
		}
		return "struct{" + strings.Join(parts, "; ") + "}"
	case *types.Union:
		parts := make([]string, t.Len())
		for i := range parts {
			parts[i] = show(t.Term(i).Type())
			if t.Term(i).Tilde() {
				parts[i] = "~" + parts[i]
			}
		}
		sort.Strings(parts)
		return strings.Join(parts, "|")
	case *types.Interface:
		parts := []string{}
		for i := 0; i < t.NumExplicitMethods(); i++ {
			parts = append(parts, t.ExplicitMethod(i).Name()+show(t.ExplicitMethod(i).Type()))
		}
		for i := 0; i < t.NumEmbeddeds(); i++ {
			parts = append(parts, show(t.EmbeddedType(i)))
		}
		sort.Strings(parts)
		return "interface{" + strings.Join(parts, "; ") + "}"
	}
	return t.String()
}
`;
