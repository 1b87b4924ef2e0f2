// Elements of the pages that show what has been learned; not needed for learning itself.
import './komki-device-data/komki-device-data.ts';
import './komki-my-path/komki-my-path.ts';
import './komki-next/komki-next.ts';
import './komki-progress/komki-progress.ts';
