import { codeTable } from "./entry.ts";

/** NS00xx: files that cannot be read or written. */
export const fileCodes = codeTable({
  NS0001: {
    severity: "error",
    title: "file not found",
    explanation: [
      "There is no file of this name.",
      "Names on the command line are relative to the folder that nsc is started in.",
      "Check the spelling and the current folder; quote names that hold spaces.",
    ],
    language: "shell",
    bad: ["nsc compile demo/exp.ns    # started inside the folder demo"],
    good: ["nsc compile exp.ns"],
  },
  NS0002: {
    severity: "error",
    title: "not a regular file",
    explanation: [
      "The name belongs to a folder, a pipe, a socket or a device.",
      "nsc reads regular files only, because reading anything else may never end.",
      "Name the NS file itself; what a program prints has to be saved in a file first.",
    ],
    language: "shell",
    bad: ["nsc compile experiments/"],
    good: ["nsc compile experiments/exp.ns"],
  },
  NS0003: {
    severity: "error",
    title: "file cannot be read",
    explanation: [
      "The file exists, but the system did not let nsc read it: mostly its permissions, or those of a folder above it.",
      "The system's own reason stands in the message.",
    ],
    language: "shell",
    bad: ["chmod 000 exp.ns", "nsc compile exp.ns"],
    good: ["chmod u+r exp.ns", "nsc compile exp.ns"],
  },
  NS0004: {
    severity: "error",
    title: "file is too large",
    explanation: [
      "The file is larger than the limit `file`, 64 MiB unless set otherwise, and was not read at all.",
      "NS files are small; a file of this size is mostly a log or an image named by mistake.",
      "If it really is an experiment, raise the limit, or make the nodes in a loop instead of listing them.",
    ],
    language: "shell",
    bad: ["nsc compile generated.ns              # 80 MiB"],
    good: ["nsc compile --limit file=128MiB generated.ns"],
  },
  NS0005: {
    severity: "error",
    title: "text is not valid UTF-8",
    explanation: [
      "The file holds bytes that are not UTF-8 text; the message names the offset of the first one.",
      "Such files were mostly written by an old editor in Latin-1 or a Windows code page, or are no text at all.",
      "Convert the file; a comment with an accented letter is the usual place.",
    ],
    language: "shell",
    bad: ["nsc compile exp.ns                    # saved as Latin-1"],
    good: ["iconv -f LATIN1 -t UTF-8 exp.ns > exp-utf8.ns", "nsc compile exp-utf8.ns"],
  },
  NS0006: {
    severity: "error",
    title: "file holds a NUL byte",
    explanation: [
      "A text file has no NUL bytes.",
      "Mostly this is UTF-16 text from a Windows editor, or a binary file named by mistake.",
      "Save the file as UTF-8.",
    ],
    language: "shell",
    bad: ["nsc compile exp.ns                    # saved as UTF-16"],
    good: ["iconv -f UTF-16 -t UTF-8 exp.ns > exp-utf8.ns", "nsc compile exp-utf8.ns"],
  },
  NS0007: {
    severity: "error",
    title: "nothing in the file",
    explanation: [
      "The file is empty, or holds only blank lines and comments, so there is no experiment in it.",
      "Was it saved? `nsc init` writes a sample to start from.",
    ],
    bad: ["# my experiment"],
    good: ["set ns [new Simulator]", "source tb_compat.tcl", "set a [$ns node]", "$ns run"],
  },
  NS0008: {
    severity: "error",
    title: "output cannot be written",
    explanation: [
      "The system did not let nsc write a result: no permission, no space left, or a file stands where a folder is needed.",
      "Results are written under temporary names and renamed at the end, so what was there before is unharmed.",
      "Name another folder with `--out`.",
    ],
    language: "shell",
    bad: ["nsc compile exp.ns --out /etc/exp"],
    good: ["nsc compile exp.ns --out build/exp"],
  },
  NS0009: {
    severity: "error",
    title: "file outside the source root",
    explanation: [
      "`source` reads only files below the folder of the main NS file, compared after links are resolved.",
      "An experiment from somebody else can therefore not read your files.",
      "Move the file beside the experiment, or widen the root with `--source-root DIR`.",
    ],
    bad: ["source ../shared/lans.tcl"],
    good: ["source lans.tcl    ;# beside the NS file, or: nsc compile --source-root .. exp.ns"],
  },
});
