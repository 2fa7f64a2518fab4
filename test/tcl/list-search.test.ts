import { caught } from "./caught.ts";
import { compareWithTclsh } from "./differential.ts";

compareWithTclsh(
  "lsearch: options",
  caught`
    lsearch
    lsearch a
    lsearch -foo {a b} a
    lsearch -foo {a b}
    lsearch -exact {a b} b
    lsearch -e {a b} b
    lsearch -de {a b} b
    lsearch -i {1 2} 2
    lsearch -in {1 2} 2
    lsearch -s {a b} b
    lsearch -stride 2 {a b} b
    lsearch -start {a b a} a
    lsearch -start {a b a}
    lsearch -index {a b} b
    lsearch -subindices {a b} a
    lsearch -index {} -subindices {a b} b
    lsearch -bisect -all {1 3 5} 4
    lsearch -bisect -not {1 3 5} 4
    lsearch "a \{" b
    lsearch -start q "a \{" b
    lsearch -start q -regexp {a} (
  `,
);

compareWithTclsh(
  "lsearch: modes",
  caught`
    lsearch {a b c} b
    lsearch {a b c} ?
    lsearch {a b c} x
    lsearch {} x
    lsearch -glob {abc bcd} b*
    lsearch -glob {abc bcd} {[bc]*}
    lsearch -glob -nocase {a b} B*
    lsearch -nocase {a b} B
    lsearch -regexp {abc bcd} {^b}
    lsearch -regexp {abc bcd} {(}
    lsearch -regexp {} (
    lsearch -regexp -nocase {abc bcd} {^B}
    lsearch -regexp -nocase -all {abc bcd Bx} {^B}
    lsearch -regexp -integer {a 1} 1
    lsearch -regexp -start 5 {a} (
    lsearch -exact {1 2 3} 2
    lsearch -exact {a* b} a*
    lsearch -exact {{}} {}
    lsearch -exact -nocase {a b} B
    lsearch -exact -nocase {É} é
    lsearch -exact -dictionary {a01 a1} a1
    lsearch -exact -dictionary -nocase {a b} B
    lsearch -exact -ascii {a b} b
    lsearch -integer {1 2 3} 2
    lsearch -integer {1 2 03} 3
    lsearch -exact -integer {1 2 03} 3
    lsearch -exact -integer {1 x 03} 3
    lsearch -exact -integer {1 x 03} 1
    lsearch -exact -integer {1 2 03} x
    lsearch -exact -integer {} x
    lsearch -exact -nocase -integer {a 1} 1
    lsearch -exact -integer {99999999999999999999 1} 1
    lsearch -exact -integer {18446744073709551615 1} -1
    lsearch -exact -real {1 2 3.0} 3
    lsearch -exact -real {1 2 y} 3
    lsearch -exact -real {1 2 y} q
    lsearch -glob -integer {a 1} 1
    lsearch -exact [list a [list b c] d] {b c}
    lsearch -exact [list 1 2 [expr {1+2}]] 3
    lsearch {10.0.0.1 10.0.1.1} 10.0.1.*
  `,
);

compareWithTclsh(
  "lsearch: what is told",
  caught`
    lsearch -all {a b a} a
    lsearch -all {a b a} x
    lsearch -all -inline {a b a} a
    lsearch -all -inline -not {a b a} a
    lsearch -not {a b a} a
    lsearch -not {a a} a
    lsearch -inline {a b a} b
    lsearch -inline {a b a} x
    lsearch -inline -all {a b a} x
    lsearch -inline -not -exact {a b} a
    lsearch -not -all -inline -glob {abc abd xyz} ab*
    lsearch -start 1 {a b a} a
    lsearch -start 5 {a b a} a
    lsearch -start 5 -all {a b a} a
    lsearch -start 5 -inline {a b a} a
    lsearch -start 5 -inline -all {a b a} a
    lsearch -start 3 {a b a} a
    lsearch -start -5 {a b a} a
    lsearch -start end {a b a} a
    lsearch -start end-1 {a b a} a
    lsearch -start end-9 {a b a} a
    lsearch -start end+1 {a b} a
    lsearch -start x {a b a} a
    lsearch -start "" {a b} a
    lsearch -start 0 {} x
    lsearch -start 0 -all {} x
    lsearch -start 5 -integer -exact {1} x
    lsearch -start 0 -integer -exact {} x
    lsearch -start 1 -all -not {a b c} b
    lsearch -all -inline [list [list a b] c] a*
  `,
);

compareWithTclsh(
  "lsearch -index and -subindices",
  caught`
    lsearch -index 0 {{a 1} {b 2}} b
    lsearch -index 1 {{a 1} {b 2}} 2
    lsearch -index 1 -inline {{a 1} {b 2}} 2
    lsearch -index 1 -inline -subindices {{a 1} {b 2}} 2
    lsearch -index 1 -subindices {{a 1} {b 2}} 2
    lsearch -index 1 -subindices -all {{a 1} {b 1}} 1
    lsearch -index {1 0} -subindices -all {{a {1 x}} {b 1}} 1
    lsearch -index {1 0} -subindices -all -inline {{a {1 x}} {b 1}} 1
    lsearch -index 3 {{a 1} {b 2}} b
    lsearch -index x {{a 1} {b 2}} b
    lsearch -index {} {a b} b
    lsearch -index end {{a 1} {b 2}} 2
    lsearch -index -1 {{a 1} {b 2}} 2
    lsearch -index end+1 {{a 1} {b 2}} 2
    lsearch -index 0 {} b
    lsearch -index 0 -index {} {a b} b
    lsearch -index "\{" {a b} b
    lsearch -index 0 -exact {{a 1} "b \{"} a
    lsearch -index 0 -exact {{a 1} "b \{"} c
    lsearch -index {0 0 0} -all {{{{a}}} {b}} b
    lsearch -start 99 -index 5 -all {a b} c
    catch {lsearch -index {0 x} {{a 1} {b 2}} b} m o; dict get $o -errorinfo
    lsearch -index end -subindices {{a 1} {b 2}} 2
    lsearch -index end-0 -all -subindices {{a 1} {b 3 2}} *
    lsearch -index end -subindices {{a 1} {b 2} {c 3 4} {d 5}} 2
    lsearch -index end-1 -all -subindices {{a 1} {b 2} {c 3 4} {d 5}} *
    lsearch -index {end 0} -all -subindices {{a 1} {b 2} {c 3 4} {d 5}} *
    lsearch -index {0 end} -subindices {{a 1} {b 2} {c 3 4} {d 5}} b
    lsearch -subindices -index 0 {{a 1} {b 2}} zz
    lsearch -subindices -index 0 -all {{a 1} {b 2}} zz
    lsearch -subindices -index 0 -inline {{a 1} {b 2}} zz
    lsearch -subindices -index 0 -start 5 {{a 1} {b 2}} zz
    lsearch -subindices -index end {{a 1} {b 2}} zz
    lsearch -subindices -index end-5 {{a 1} {b 2}} zz
    lsearch -subindices -index 0 {} zz
    lsearch -subindices -index 0 -inline -not -exact {{a 1} {b 2}} a
  `,
);

compareWithTclsh(
  "lsearch -sorted and -bisect",
  caught`
    lsearch -sorted {a b c} b
    lsearch -sorted {a b c} bb
    lsearch -sorted {} b
    lsearch -sorted -decreasing {c b a} b
    lsearch -increasing -decreasing -sorted {c b a} a
    lsearch -sorted -inline {a b c} b
    lsearch -sorted -inline {a b c} x
    lsearch -sorted -all {a b b c} b
    lsearch -sorted -all -inline {a b b c} b
    lsearch -sorted -not {a b c} b
    lsearch -sorted -not -all {a b c} b
    lsearch -sorted {a b b b c} b
    lsearch -sorted {b a} b
    lsearch -sorted -integer {1 2 2 3} 2
    lsearch -sorted -integer {1 2 3} 5
    lsearch -sorted -integer {1 2 2 3} x
    lsearch -sorted -integer {1 x 2 3} 2
    lsearch -sorted -integer {} x
    lsearch -all -sorted -integer {} x
    lsearch -sorted -real {1.0 2.0 3.0} 2
    lsearch -sorted -dictionary {a1 a2 a10} a10
    lsearch -sorted -nocase -dictionary {a B c} b
    lsearch -sorted -nocase {A b C} c
    lsearch -sorted -start 2 {a b b c} b
    lsearch -start 1 -sorted {a b c} a
    lsearch -all -start 1 -sorted {a b b c} b
    lsearch -sorted -index 0 {{a 1} {b 2}} b
    lsearch -sorted -index 0 {{a 1} {b 2}} c
    lsearch -sorted -inline -subindices -index 0 {{a 1} {b 2}} b
    lsearch -sorted -subindices -index 0 {{a 1} {b 2}} b
    lsearch -sorted -subindices -index 0 {{a 1} {b 2}} zz
    lsearch -sorted -glob {a b c} b
    lsearch -glob -sorted {a b c} b
    lsearch -bisect {1 3 5} 4
    lsearch -bisect -integer {1 3 5} 4
    lsearch -bisect -integer {1 3 5} 0
    lsearch -bisect -integer {1 3 5} 9
    lsearch -bisect -integer {1 3 3 3 5} 3
    lsearch -bisect -integer -decreasing {5 3 1} 4
    lsearch -bisect -integer -decreasing {5 3 3 1} 3
    lsearch -bisect -real {1.0 2.0 3} 2.5
    lsearch -bisect -inline -integer {1 3 5} 4
    lsearch -bisect -inline -integer {1 3 5} 0
    lsearch -bisect -integer -start 1 {1 3 5} 0
    lsearch -bisect -integer -start 1 {1 3 5} 4
    lsearch -bisect -start 2 {a b c} a
    lsearch -bisect -inline {a b c} bb
    lsearch -bisect -dictionary {a1 a2 a10} a3
    lsearch -bisect -nocase {A b C} B
    lsearch -bisect -glob {a b c} b
    lsearch -bisect -exact {a b c} bb
    lsearch -bisect {} b
    lsearch -bisect -inline {} b
    lsearch -bisect -subindices -index 0 {{b 1} {c 2}} a
    lsearch -index 0 -bisect {a b} b
  `,
);
