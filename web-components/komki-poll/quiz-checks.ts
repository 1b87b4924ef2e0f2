// The kinds of check a quiz may have: loaded with the first quiz.
import '../komki-check-choice/komki-check-choice.ts';
import '../komki-check-truth/komki-check-truth.ts';
