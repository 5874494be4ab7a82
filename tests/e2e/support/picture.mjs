// What a video on a page shows, small enough to compare.

/** The mean colours of a grid of cells, row by row, of what the video shows now. */
export function pictureOf(page, selector, columns = 8, rows = 6) {
  return page.evaluate(
    ([video, width, height]) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [width * 8, height * 8];
      const context = canvas.getContext('2d', { willReadFrequently: true });
      context.drawImage(document.querySelector(video), 0, 0, canvas.width, canvas.height);
      const cells = [];
      for (let y = 0; y < height; y += 1) {
        for (let x = 0; x < width; x += 1) {
          const { data } = context.getImageData(x * 8, y * 8, 8, 8);
          const sum = [0, 0, 0];
          for (let i = 0; i < data.length; i += 4) for (let c = 0; c < 3; c += 1) sum[c] += data[i + c];
          cells.push(sum.map((value) => Math.round(value / 64)));
        }
      }
      return cells;
    },
    [selector, columns, rows],
  );
}

/** Largest difference of any colour between two pictures, 0 to 255. */
export function difference(a, b) {
  return Math.max(...a.flatMap((cell, i) => cell.map((value, c) => Math.abs(value - b[i][c]))));
}

/** The mean colour of a picture. */
export function meanColour(picture) {
  return [0, 1, 2].map((c) => Math.round(picture.reduce((sum, cell) => sum + cell[c], 0) / picture.length));
}
