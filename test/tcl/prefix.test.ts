import { caught } from "./caught.ts";
import { compareWithTclsh } from "./differential.ts";

compareWithTclsh(
  "tcl::prefix",
  caught`
    tcl::prefix
    tcl::prefix x
    tcl::prefix m {abc} a
    tcl::prefix all
    tcl::prefix all a
    tcl::prefix all a b c
    tcl::prefix all "\{" b
    tcl::prefix all {apa aska appa} ap
    tcl::prefix all {apa aska appa} {}
    tcl::prefix all {apa aska appa} x
    tcl::prefix longest
    tcl::prefix longest {apa apb} a
    tcl::prefix longest {apa apb} x
    tcl::prefix longest {} x
    tcl::prefix longest {a b} {}
    tcl::prefix longest {aa ab a} {}
    tcl::prefix longest {a\u0141x a\u0142x} a
    tcl::prefix longest "\{" a
    tcl::prefix match
    tcl::prefix match a
    tcl::prefix match {apa bepa} be
    tcl::prefix match {apa bepa} {}
    tcl::prefix match {apa bepa {}} {}
    tcl::prefix match {} x
    tcl::prefix match {a} x
    tcl::prefix match {a b c} x
    tcl::prefix match {abc ab} ab
    tcl::prefix match {abc abd} ab
    tcl::prefix match {abc abc} ab
    tcl::prefix match {abc abc} abc
    tcl::prefix match "\{" a
    tcl::prefix match -exact {apa bepa} ap
    tcl::prefix match -exact -exact {apa bepa} apa
    tcl::prefix match -message foo {apa bepa} x
    tcl::prefix match -m foo {apa bepa} x
    tcl::prefix match -e {apa bepa} x
    tcl::prefix match -foo {a b} x
    tcl::prefix match -error {a b} x
    tcl::prefix match -message {a b} x
    tcl::prefix match -error "\{" {a b} x
    tcl::prefix match -error a {a b} x
    tcl::prefix match -error {} {a b} x
    tcl::prefix match -error {-level 0} {a b} x
    tcl::prefix match -error {-code 3} {a b} x
    tcl::prefix match -error {-level 0 -errorcode {A B}} {a b} x
    proc p {o} {tcl::prefix match -error {-level 1} {a b} $o}; p x
    proc p {o} {tcl::prefix match -error {-level 2 -code 3} {a b} $o; set y 1}; p x
  `,
);
