// Blocks beside text, reflections and checks: loaded with the first section that holds one.
import '../komki-h5p/komki-h5p.ts';
import '../komki-measure/komki-measure.ts';
import '../komki-traffic-light/komki-traffic-light.ts';
import '../komki-video/komki-video.ts';
