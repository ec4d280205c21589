// Starts the gallery: every widget and state of the interface with made-up data.
import createGallery from './gallery.mjs';

await createGallery();
