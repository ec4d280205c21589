#include "gallery/page/gallery.hpp"

int main() {
  static auto* gallery = new gallery::Gallery(gallery::read_query());  // as long as the page
  gallery->start();
}
