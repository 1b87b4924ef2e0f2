// Checks in the text of a workshop: loaded where its format has one.
import '../komki-check-case/komki-check-case.ts';
import '../komki-check-choice/komki-check-choice.ts';
import '../komki-check-gap/komki-check-gap.ts';
import '../komki-check-match/komki-check-match.ts';
import '../komki-check-number/komki-check-number.ts';
import '../komki-check-order/komki-check-order.ts';
import '../komki-check-truth/komki-check-truth.ts';
