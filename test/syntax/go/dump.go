// Dump writes the syntax trees of Go files as go/parser sees them, in the notation of ../dump.ts.
//
// Usage: go run dump.go < list-of-files. For each file a line "# path", then either "! error" or the lines of
// Dumper.file with offsets in UTF-16 code units.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"
)

type dumper struct {
	fset *token.FileSet
	base int
	// units[i] is the offset in UTF-16 code units of byte i.
	units []int
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for in.Scan() {
		fmt.Fprintf(out, "# %s\n", in.Text())
		src, err := os.ReadFile(in.Text())
		if err != nil {
			fmt.Fprintf(out, "! %v\n", err)
			continue
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, in.Text(), src, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			fmt.Fprintf(out, "! %s\n", strings.ReplaceAll(err.Error(), "\n", " "))
			continue
		}
		d := &dumper{fset: fset, base: fset.File(file.FileStart).Base(), units: utf16Offsets(src)}
		for _, line := range d.file(file) {
			fmt.Fprintln(out, line)
		}
	}
}

func utf16Offsets(src []byte) []int {
	units := make([]int, len(src)+1)
	unit := 0
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		for k := range size {
			units[i+k] = unit
		}
		i += size
		unit++
		if r > 0xffff {
			unit++
		}
	}
	units[len(src)] = unit
	return units
}

func (d *dumper) at(pos token.Pos) int { return d.units[int(pos)-d.base] }

func (d *dumper) node(kind string, n ast.Node, items ...string) string {
	return d.span(kind, n.Pos(), n.End(), items...)
}

func (d *dumper) span(kind string, pos, end token.Pos, items ...string) string {
	if pos.IsValid() {
		kind = fmt.Sprintf("%s@%d-%d", kind, d.at(pos), d.at(end))
	}
	parts := []string{kind}
	for _, item := range items {
		if item != "" {
			parts = append(parts, item)
		}
	}
	return "(" + strings.Join(parts, " ") + ")"
}

func (d *dumper) file(f *ast.File) []string {
	lines := []string{"package " + d.ident(f.Name)}
	for _, spec := range f.Imports {
		name := ""
		if spec.Name != nil {
			name = d.ident(spec.Name)
		}
		path, _ := strconv.Unquote(spec.Path.Value)
		lines = append(lines, d.span("Import", spec.Pos(), spec.Path.End(), name, quote(path)))
	}
	for _, decl := range f.Decls {
		switch decl := decl.(type) {
		case *ast.GenDecl:
			if decl.Tok != token.IMPORT {
				lines = append(lines, d.gen(decl)...)
			}
		case *ast.FuncDecl:
			recv := ""
			if decl.Recv != nil {
				recv = d.fields(decl.Recv)
			}
			body := ""
			if decl.Body != nil {
				body = d.stmt(decl.Body)
			}
			lines = append(lines, d.span("func", decl.Type.Pos(), decl.End(), recv, d.ident(decl.Name), d.signature(decl.Type), body, doc("doc=", decl.Doc)))
		}
	}
	return lines
}

func (d *dumper) gen(decl *ast.GenDecl) []string {
	var lines []string
	var typ string
	var values []ast.Expr
	for _, spec := range decl.Specs {
		switch spec := spec.(type) {
		case *ast.ValueSpec:
			var names []string
			for _, name := range spec.Names {
				names = append(names, d.ident(name))
			}
			specType := d.expr(spec.Type)
			specValues := spec.Values
			if decl.Tok == token.CONST && spec.Type == nil && spec.Values == nil {
				specType, specValues = typ, values
			}
			typ, values = specType, specValues
			doc1 := spec.Doc
			if !decl.Lparen.IsValid() {
				doc1 = decl.Doc
			}
			end := spec.Names[len(spec.Names)-1].End()
			if spec.Type != nil {
				end = spec.Type.End()
			}
			if len(spec.Values) > 0 {
				end = spec.Values[len(spec.Values)-1].End()
			}
			lines = append(lines, d.span(decl.Tok.String(), spec.Pos(), end, strings.Join(names, " "), specType, "=", d.list(specValues), doc("doc=", doc1), doc("comment=", spec.Comment)))
		case *ast.TypeSpec:
			doc1 := spec.Doc
			if !decl.Lparen.IsValid() {
				doc1 = decl.Doc
			}
			kind := "type"
			if spec.Assign.IsValid() {
				kind = "alias"
			}
			params := "{}"
			if spec.TypeParams != nil {
				params = d.fields(spec.TypeParams)
			}
			lines = append(lines, d.span(kind, spec.Pos(), spec.Type.End(), d.ident(spec.Name), params, d.expr(spec.Type), doc("doc=", doc1)))
		}
	}
	return lines
}

func doc(label string, group *ast.CommentGroup) string {
	if group == nil {
		return ""
	}
	var lines []string
	for _, comment := range group.List {
		text := comment.Text
		if strings.HasPrefix(text, "//") {
			text = strings.TrimRight(strings.TrimPrefix(text[2:], " "), " \t\r")
		} else {
			text = strings.TrimSpace(text[2 : len(text)-2])
		}
		lines = append(lines, text)
	}
	return label + quote(strings.Join(lines, "\n"))
}

// quote quotes as JSON.stringify does.
func quote(s string) string {
	for _, separator := range []string{"\u2028", "\u2029"} {
		if before, after, found := strings.Cut(s, separator); found {
			return strings.TrimSuffix(quote(before), `"`) + separator + strings.TrimPrefix(quote(after), `"`)
		}
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(s)
	return strings.TrimSuffix(b.String(), "\n")
}

func (d *dumper) ident(name *ast.Ident) string {
	return fmt.Sprintf("%s@%d-%d", name.Name, d.at(name.Pos()), d.at(name.End()))
}

func (d *dumper) list(exprs []ast.Expr) string {
	var items []string
	for _, e := range exprs {
		items = append(items, d.expr(e))
	}
	return "[" + strings.Join(items, " ") + "]"
}

func (d *dumper) signature(t *ast.FuncType) string {
	s := ""
	if t.TypeParams != nil {
		s = d.fields(t.TypeParams)
	}
	return s + d.fields(t.Params) + d.fields(t.Results)
}

func (d *dumper) fields(list *ast.FieldList) string {
	var all []string
	if list != nil {
		for _, field := range list.List {
			all = append(all, d.field(field))
		}
	}
	return "{" + strings.Join(all, "; ") + "}"
}

func (d *dumper) field(field *ast.Field) string {
	var names []string
	for _, name := range field.Names {
		names = append(names, d.ident(name))
	}
	s := strings.Join(names, ",")
	if s != "" {
		s += " "
	}
	s += d.expr(field.Type)
	if field.Tag != nil {
		tag, _ := strconv.Unquote(field.Tag.Value)
		s += " tag=" + quote(tag)
	}
	if c := doc("doc=", field.Doc); c != "" {
		s += " " + c
	}
	if c := doc("comment=", field.Comment); c != "" {
		s += " " + c
	}
	return s
}

func (d *dumper) expr(e ast.Expr) string {
	if e == nil || reflect.ValueOf(e).IsNil() {
		return ""
	}
	dash := func(e ast.Expr) string {
		if s := d.expr(e); s != "" {
			return s
		}
		return "-"
	}
	switch e := e.(type) {
	case *ast.Ident:
		return d.ident(e)
	case *ast.BasicLit:
		kind := strings.ToLower(e.Kind.String())
		value := strings.NewReplacer("\n", "\\n", "\r", "").Replace(e.Value)
		return d.node(kind, e, value)
	case *ast.CompositeLit:
		return d.node("CompositeLit", e, d.expr(e.Type), d.list(e.Elts))
	case *ast.FuncLit:
		return d.node("FuncLit", e, d.signature(e.Type), d.stmt(e.Body))
	case *ast.ParenExpr:
		return d.node("ParenExpr", e, d.expr(e.X))
	case *ast.SelectorExpr:
		return d.node("SelectorExpr", e, d.expr(e.X), d.ident(e.Sel))
	case *ast.IndexExpr:
		return d.node("IndexExpr", e, d.expr(e.X), d.list([]ast.Expr{e.Index}))
	case *ast.IndexListExpr:
		return d.node("IndexExpr", e, d.expr(e.X), d.list(e.Indices))
	case *ast.SliceExpr:
		return d.node("SliceExpr", e, d.expr(e.X), dash(e.Low), dash(e.High), dash(e.Max))
	case *ast.TypeAssertExpr:
		return d.node("TypeAssertExpr", e, d.expr(e.X), d.expr(e.Type))
	case *ast.CallExpr:
		dots := ""
		if e.Ellipsis.IsValid() {
			dots = "..."
		}
		return d.node("CallExpr", e, d.expr(e.Fun), d.list(e.Args), dots)
	case *ast.StarExpr:
		return d.node("StarExpr", e, d.expr(e.X))
	case *ast.UnaryExpr:
		return d.node("UnaryExpr", e, e.Op.String(), d.expr(e.X))
	case *ast.BinaryExpr:
		return d.node("BinaryExpr", e, append([]string{e.Op.String()}, d.operands(e, e.Op)...)...)
	case *ast.KeyValueExpr:
		return d.node("KeyValueExpr", e, d.expr(e.Key), d.expr(e.Value))
	case *ast.ArrayType:
		return d.node("ArrayType", e, d.expr(e.Len), d.expr(e.Elt))
	case *ast.StructType:
		return d.node("StructType", e, d.fields(e.Fields))
	case *ast.FuncType:
		return d.span("FuncType", token.NoPos, token.NoPos, d.signature(e))
	case *ast.InterfaceType:
		var methods []string
		var embeds []ast.Expr
		for _, field := range e.Methods.List {
			if len(field.Names) == 0 {
				embeds = append(embeds, field.Type)
			} else {
				copied := *field
				copied.Doc, copied.Comment = nil, nil
				methods = append(methods, d.field(&copied))
			}
		}
		return d.node("InterfaceType", e, "{"+strings.Join(methods, "; ")+"}", d.list(embeds))
	case *ast.MapType:
		return d.node("MapType", e, d.expr(e.Key), d.expr(e.Value))
	case *ast.ChanType:
		dir := map[ast.ChanDir]string{ast.SEND: "send", ast.RECV: "recv", ast.SEND | ast.RECV: "both"}[e.Dir]
		return d.node("ChanType", e, dir, d.expr(e.Value))
	case *ast.Ellipsis:
		return d.node("Ellipsis", e, d.expr(e.Elt))
	}
	return "?"
}

// operands flattens a chain of one associative operator.
func (d *dumper) operands(e ast.Expr, op token.Token) []string {
	b, ok := e.(*ast.BinaryExpr)
	if !ok || b.Op != op {
		return []string{d.expr(e)}
	}
	switch op {
	case token.ADD, token.MUL, token.AND, token.OR, token.XOR, token.LAND, token.LOR:
		return append(d.operands(b.X, op), d.operands(b.Y, op)...)
	}
	return []string{d.expr(b.X), d.expr(b.Y)}
}

func (d *dumper) stmts(list []ast.Stmt) string {
	var items []string
	for _, s := range list {
		if _, empty := s.(*ast.EmptyStmt); !empty {
			items = append(items, d.stmt(s))
		}
	}
	return strings.Join(items, " ")
}

func (d *dumper) stmt(s ast.Stmt) string {
	if s == nil || reflect.ValueOf(s).IsNil() {
		return ""
	}
	init := func(s ast.Stmt) string {
		if text := d.stmt(s); text != "" {
			return text + " ;"
		}
		return ""
	}
	dash := func(text string) string {
		if text == "" {
			return "-"
		}
		return text
	}
	switch s := s.(type) {
	case *ast.BlockStmt:
		return d.node("Block", s, d.stmts(s.List))
	case *ast.ExprStmt:
		return d.node("Expr", s, d.expr(s.X))
	case *ast.AssignStmt:
		return d.node("Assign", s, s.Tok.String(), d.list(s.Lhs), d.list(s.Rhs))
	case *ast.IncDecStmt:
		return d.node("IncDec", s, d.expr(s.X), s.Tok.String())
	case *ast.SendStmt:
		return d.node("Send", s, d.expr(s.Chan), d.expr(s.Value))
	case *ast.GoStmt:
		return d.node("Go", s, d.expr(s.Call))
	case *ast.DeferStmt:
		return d.node("Defer", s, d.expr(s.Call))
	case *ast.ReturnStmt:
		return d.node("Return", s, d.list(s.Results))
	case *ast.BranchStmt:
		label := ""
		if s.Label != nil {
			label = d.ident(s.Label)
		}
		return d.node(s.Tok.String(), s, label)
	case *ast.IfStmt:
		return d.node("If", s, init(s.Init), d.expr(s.Cond), d.stmt(s.Body), d.stmt(s.Else))
	case *ast.SwitchStmt:
		return d.node("Switch", s, init(s.Init), d.expr(s.Tag), d.cases(s.Body))
	case *ast.TypeSwitchStmt:
		name := ""
		var x ast.Expr
		switch assign := s.Assign.(type) {
		case *ast.ExprStmt:
			x = assign.X
		case *ast.AssignStmt:
			name = d.expr(assign.Lhs[0]) + " :="
			x = assign.Rhs[0]
		}
		return d.node("TypeSwitch", s, init(s.Init), name, d.expr(x.(*ast.TypeAssertExpr).X), d.cases(s.Body))
	case *ast.SelectStmt:
		return d.node("Select", s, d.cases(s.Body))
	case *ast.ForStmt:
		return d.node("For", s, dash(d.stmt(s.Init)), dash(d.expr(s.Cond)), dash(d.stmt(s.Post)), d.stmt(s.Body))
	case *ast.RangeStmt:
		define := ""
		if s.Tok == token.DEFINE {
			define = ":="
		}
		return d.node("Range", s, d.expr(s.Key), d.expr(s.Value), define, d.expr(s.X), d.stmt(s.Body))
	case *ast.LabeledStmt:
		inner := ""
		end := s.Colon + 1
		empty, isEmpty := s.Stmt.(*ast.EmptyStmt)
		if !isEmpty {
			inner = d.stmt(s.Stmt)
		}
		if !isEmpty || !empty.Implicit {
			end = s.End()
		}
		return d.span("Label", s.Pos(), end, d.ident(s.Label), inner)
	case *ast.DeclStmt:
		return d.span("Decl", token.NoPos, token.NoPos, strings.Join(d.gen(s.Decl.(*ast.GenDecl)), " "))
	}
	return "?"
}

func (d *dumper) cases(body *ast.BlockStmt) string {
	var items []string
	for _, clause := range body.List {
		switch clause := clause.(type) {
		case *ast.CaseClause:
			exprs := ""
			if clause.List != nil {
				exprs = d.list(clause.List)
			}
			items = append(items, d.node("Case", clause, exprs, d.stmts(clause.Body)))
		case *ast.CommClause:
			items = append(items, d.node("Comm", clause, d.stmt(clause.Comm), d.stmts(clause.Body)))
		}
	}
	return strings.Join(items, " ")
}
