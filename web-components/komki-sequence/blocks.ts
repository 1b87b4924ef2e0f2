// Blocks that few sections hold: loaded with the first that does. The Ampel, which opens many a sequence, comes by itself.
import '../komki-h5p/komki-h5p.ts';
import '../komki-measure/komki-measure.ts';
import '../komki-video/komki-video.ts';
