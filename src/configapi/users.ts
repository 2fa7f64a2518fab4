import { z } from "zod";

/** A public key as OpenSSH writes it: type, base64, and a comment on the same line. Never a private key. */
const SSH_KEY =
  /^(?:ssh-(?:ed25519|rsa|dss)|ecdsa-sha2-nistp(?:256|384|521)|sk-(?:ssh-ed25519|ecdsa-sha2-nistp256)@openssh\.com) [A-Za-z0-9+/]{16,16384}={0,3}(?: [^\p{Cc}]{0,255})?$/u;

export const userSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,31}$/)
    .meta({ description: "a login name" }),
  sshKeys: z
    .array(z.string().regex(SSH_KEY))
    .max(64)
    .meta({ description: "public keys, each as one line of authorized_keys without options" }),
});

/** Body of `PUT …/users`. Passwords are not taken: an unknown field is an error. */
export const usersSchema = z
  .array(userSchema)
  .max(1000)
  .meta({ description: "who may log in on the experiment's nodes" });

export type User = z.infer<typeof userSchema>;
