package catalog

import (
	"fmt"
	"reflect"
	"strings"
)

// fit checks that the Go function takes and returns what the signature says
// and fills in how its arguments are passed.
func (r *Row) fit() error {
	t := r.Fn.Type()
	if t.Kind() != reflect.Func {
		return fmt.Errorf("want a Go function, got %s", t)
	}
	at := 0
	if r.Kind == Method {
		at++
	}
	if at < t.NumIn() && t.In(at).String() == "*autograd.Session" {
		r.TakesSession = true
		at++
	}
	if at < t.NumIn() && r.Kind == Function {
		given := len(r.Params) > 0 && strings.HasSuffix(t.In(at).String(), "."+r.Params[0].Type.Name) // plt.sca(ax: Axes)
		if current := currents[t.In(at)]; current.IsValid() && !given {
			r.Current = current
			at++
		}
	}
	r.Options = len(r.Params)
	rest := t.NumIn() - at
	if rest > 0 && rest <= len(r.Params) && isOptions(t.In(t.NumIn()-1)) {
		r.Options = rest - 1
		if err := r.fitOptions(t.In(t.NumIn() - 1)); err != nil {
			return err
		}
	} else if rest != len(r.Params) {
		return fmt.Errorf("%d parameters, but %s takes %d", len(r.Params), t, rest)
	}
	for i, p := range r.Params[:r.Options] {
		if err := fitType(p.Type, t.In(at+i)); err != nil {
			return fmt.Errorf("parameter %s: %v", p.Name, err)
		}
	}
	if t.NumOut() != len(r.Results) {
		return fmt.Errorf("%d results, but %s returns %d", len(r.Results), t, t.NumOut())
	}
	return nil
}

func isOptions(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && strings.HasSuffix(t.Name(), "Options")
}

// fitOptions finds the field of every optional parameter: n_batch_axes is NBatchAxes.
func (r *Row) fitOptions(t reflect.Type) error {
	for _, p := range r.Params[r.Options:] {
		field, ok := t.FieldByName(goFieldName(p.Name))
		if !ok {
			return fmt.Errorf("%s has no field %s", t, goFieldName(p.Name))
		}
		if err := fitType(p.Type, field.Type); err != nil {
			return fmt.Errorf("field %s: %v", field.Name, err)
		}
		r.OptionFields = append(r.OptionFields, field.Index[0])
	}
	return nil
}

func goFieldName(name string) string {
	parts := strings.Split(name, "_")
	for i, p := range parts {
		if p != "" {
			parts[i] = strings.ToUpper(p[:1]) + p[1:]
		}
	}
	return strings.Join(parts, "")
}

func fitType(t Type, g reflect.Type) error {
	if t.Repeated {
		if g.Kind() != reflect.Slice {
			return fmt.Errorf("%s wants a slice, Go has %s", t, g)
		}
		g = g.Elem()
	}
	allowed := goTypes[t.Name]
	for _, name := range allowed {
		if g.String() == name || t.Nilable && g.String() == "*"+name {
			return nil
		}
	}
	if allowed == nil && (g.Kind() == reflect.Pointer || g.Kind() == reflect.Interface) {
		return nil // a class: the binder checks the value when it comes
	}
	return fmt.Errorf("%s does not fit Go's %s", t, g)
}
