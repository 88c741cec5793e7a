package value

import (
	"math"
	"math/big"
	"math/bits"
	"strconv"
	"strings"
)

// maxDigits bounds the size of exact numbers, so that repeated multiplication
// in a query cannot take up the memory.
const maxDigits = 4096

// divisionDigits is the number of digits behind the point that the quotient of
// two decimals is rounded to where it does not end before.
const divisionDigits = 24

// number is an exact decimal number: n · 10^-scale. n is small unless big is set.
type number struct {
	small int64
	big   *big.Int // not to be changed, values share it
	scale int32    // 0 for integers
}

var ten = big.NewInt(10)

func (a number) bigInt() *big.Int {
	if a.big != nil {
		return a.big
	}
	return big.NewInt(a.small)
}

// ofBig returns n · 10^-scale, in the small form if it fits.
func ofBig(n *big.Int, scale int32) number {
	if n.IsInt64() {
		return number{small: n.Int64(), scale: scale}
	}
	return number{big: n, scale: scale}
}

func pow10(n int32) *big.Int { return new(big.Int).Exp(ten, big.NewInt(int64(n)), nil) }

func (a number) sign() int {
	if a.big != nil {
		return a.big.Sign()
	}
	switch {
	case a.small > 0:
		return 1
	case a.small < 0:
		return -1
	}
	return 0
}

// parseInteger reads [+-]?[0-9]+.
func parseInteger(s string) (number, bool) {
	digits := strings.TrimLeft(s, "+-")
	if len(digits) == 0 || len(s)-len(digits) > 1 || len(digits) > maxDigits {
		return number{}, false
	}
	for _, c := range []byte(digits) {
		if c < '0' || c > '9' {
			return number{}, false
		}
	}
	if len(digits) <= 18 {
		n, _ := strconv.ParseInt(s, 10, 64)
		return number{small: n}, true
	}
	n, ok := new(big.Int).SetString(s, 10)
	if !ok {
		return number{}, false
	}
	return ofBig(n, 0), true
}

// parseDecimal reads [+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+).
func parseDecimal(s string) (number, bool) {
	whole, fraction, point := strings.Cut(s, ".")
	if !point {
		return parseInteger(s)
	}
	fraction = strings.TrimRight(fraction, "0")
	if whole == "" || whole == "+" || whole == "-" {
		if len(s) == len(whole)+1 {
			return number{}, false
		}
		whole += "0"
	}
	for _, c := range []byte(fraction) {
		if c < '0' || c > '9' {
			return number{}, false
		}
	}
	n, ok := parseInteger(whole + fraction)
	n.scale = int32(len(fraction))
	return n, ok
}

// String returns the canonical form: no zeros at the end of the fraction, and
// no fraction for a whole number.
func (a number) String() string {
	a = a.reduced()
	if a.scale == 0 {
		if a.big == nil {
			return strconv.FormatInt(a.small, 10)
		}
		return a.big.String()
	}
	s := new(big.Int).Abs(a.bigInt()).String()
	if pad := int(a.scale) + 1 - len(s); pad > 0 {
		s = strings.Repeat("0", pad) + s
	}
	s = s[:len(s)-int(a.scale)] + "." + s[len(s)-int(a.scale):]
	if a.sign() < 0 {
		return "-" + s
	}
	return s
}

// reduced takes zeros off the end of the fraction.
func (a number) reduced() number {
	if a.scale == 0 {
		return a
	}
	if a.big == nil {
		for a.scale > 0 && a.small%10 == 0 {
			a.small /= 10
			a.scale--
		}
		return a
	}
	n, digit := a.big, new(big.Int)
	for a.scale > 0 {
		q, _ := new(big.Int).QuoRem(n, ten, digit)
		if digit.Sign() != 0 {
			break
		}
		n = q
		a.scale--
	}
	return ofBig(n, a.scale)
}

// align returns the integers of a and b at their common scale.
func align(a, b number) (x, y *big.Int, scale int32) {
	x, y = a.bigInt(), b.bigInt()
	switch {
	case a.scale < b.scale:
		return new(big.Int).Mul(x, pow10(b.scale-a.scale)), y, b.scale
	case a.scale > b.scale:
		return x, new(big.Int).Mul(y, pow10(a.scale-b.scale)), a.scale
	}
	return x, y, a.scale
}

func (a number) cmp(b number) int {
	if a.scale == b.scale && a.big == nil && b.big == nil {
		switch {
		case a.small < b.small:
			return -1
		case a.small > b.small:
			return 1
		}
		return 0
	}
	x, y, _ := align(a, b)
	return x.Cmp(y)
}

func (a number) neg() number {
	if a.big == nil && a.small != math.MinInt64 {
		return number{small: -a.small, scale: a.scale}
	}
	return ofBig(new(big.Int).Neg(a.bigInt()), a.scale)
}

func (a number) add(b number) (number, error) {
	if a.scale == b.scale && a.big == nil && b.big == nil {
		if sum := a.small + b.small; (sum > a.small) == (b.small > 0) {
			return number{small: sum, scale: a.scale}, nil
		}
	}
	x, y, scale := align(a, b)
	return checked(new(big.Int).Add(x, y), scale)
}

func (a number) mul(b number) (number, error) {
	if a.big == nil && b.big == nil {
		if hi, lo := bits.Mul64(abs64(a.small), abs64(b.small)); hi == 0 && lo < 1<<63 {
			return number{small: a.small * b.small, scale: a.scale + b.scale}, nil
		}
	}
	return checked(new(big.Int).Mul(a.bigInt(), b.bigInt()), a.scale+b.scale)
}

func abs64(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// div returns a/b, exact or rounded half to even at divisionDigits.
func (a number) div(b number) (number, error) {
	if b.sign() == 0 {
		return number{}, typeError("division by zero")
	}
	x, y, _ := align(a, b)
	scale := int32(divisionDigits)
	n := new(big.Int).Mul(x, pow10(scale))
	q, r := new(big.Int).QuoRem(n, y, new(big.Int))
	if twice := new(big.Int).Lsh(r.Abs(r), 1).CmpAbs(y); twice > 0 || twice == 0 && q.Bit(0) == 1 {
		away := int64(1)
		if x.Sign()*y.Sign() < 0 {
			away = -1
		}
		q.Add(q, big.NewInt(away))
	}
	return checked(q, scale)
}

// checked refuses numbers that have grown beyond maxDigits.
func checked(n *big.Int, scale int32) (number, error) {
	if n.BitLen() > maxDigits*10/3 || scale > maxDigits {
		return number{}, typeError("a number of more than %d digits", maxDigits)
	}
	return ofBig(n, scale), nil
}

// floor returns the greatest integer that is not above a.
func (a number) floor() number {
	if a.scale == 0 {
		return a
	}
	q, _ := new(big.Int).DivMod(a.bigInt(), pow10(a.scale), new(big.Int)) // Euclidean, the divisor is positive
	return ofBig(q, 0)
}

func (a number) ceil() number { return a.neg().floor().neg() }

// round rounds to the nearest integer, a half upwards.
func (a number) round() number {
	half := number{small: 5, scale: 1}
	sum, err := a.add(half)
	if err != nil {
		return a
	}
	return sum.floor()
}

// trunc cuts the fraction off.
func (a number) trunc() number {
	if a.sign() < 0 {
		return a.ceil()
	}
	return a.floor()
}

// float returns the double nearest to a.
func (a number) float() float64 {
	if a.big == nil && a.scale == 0 {
		return float64(a.small)
	}
	if a.big == nil && abs64(a.small) < 1<<53 && a.scale <= 22 {
		return float64(a.small) / math.Pow10(int(a.scale)) // both exact, so the quotient is rounded once
	}
	f, _ := strconv.ParseFloat(a.String(), 64)
	return f
}

// ofFloat returns the exact value of a finite float.
func ofFloat(f float64) (number, error) {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return number{}, typeError("%v has no exact value", f)
	}
	text := strconv.FormatFloat(f, 'f', -1, 64)
	n, ok := parseDecimal(text)
	if !ok {
		return number{}, typeError("%s is out of range", text)
	}
	return n, nil
}
