// Loaded when somebody signs in where something was learned without an account. A file of its own: the build has what is
// loaded later share the entry's code only where nothing else imports the same file at once, as komki-device-data does.
import '../komki-take-along/komki-take-along.ts';
