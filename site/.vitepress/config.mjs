// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
import { cpSync, readFileSync, rmSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withMermaid } from 'vitepress-plugin-mermaid'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const read = (path) => readFileSync(at(path), 'utf8')
const repository = 'https://' + read('../../pom.xml').match(/<repository>([^<]+)<\/repository>/)[1]

// VitePress finds its own modules only above the pages.
rmSync(at('../target/pages'), { recursive: true, force: true })
cpSync(at('../../docs'), at('../target/pages'), { recursive: true })

/** The pages that the tables of an index link, such as those of the tools; none if it is not an index. */
const pages = (index) =>
  [...read('../../docs/' + index).matchAll(/^\| \[([^\]]+)\]\(([^)]+\.md)\) \|/gm)].map(([, text, link]) => ({
    text,
    link: '/' + posix.join(posix.dirname(index), link),
  }))

/** The sections and links of docs/README.md; a link to an index has its pages below it. */
const sidebar = () =>
  read('../../docs/README.md')
    .split(/^\*\*(?=\w)/m)
    .slice(1)
    .map((section) => ({
      text: section.slice(0, section.indexOf('**')),
      items: [...section.matchAll(/\[([^\]]+)\]\(((?!\.\.)[^)]+)\)/g)].map(([, text, link]) => ({
        text: text[0].toUpperCase() + text.slice(1),
        link: '/' + link.replace('README.md', ''),
        ...(pages(link).length && { items: pages(link), collapsed: true }),
      })),
    }))

/** What stands outside of docs is shown where the repository is. */
const target = (page, href) => {
  if (/^([a-z]+:|#|\/)/.test(href)) return href
  const [path, anchor] = href.split('#')
  const file = posix.normalize(posix.join('docs', posix.dirname(page), path))
  return file.startsWith('docs/')
    ? href.replace('README.md', 'index.md')
    : `${repository}/blob/main/${file}${anchor ? '#' + anchor : ''}`
}

export default withMermaid({
  title: 'ModelsLab SDK for Java',
  description: 'A Java SDK for ModelsLab',
  srcDir: 'target/pages',
  outDir: '../target/site',
  cacheDir: 'target/cache',
  base: process.env.SITE_BASE ?? '/',
  rewrites: (page) => page.replace(/README\.md$/, 'index.md'),
  // A page without sections has no outline, and its lines of code take that room.
  transformPageData: ({ filePath, frontmatter }) => ({
    frontmatter: { ...frontmatter, aside: /^## /m.test(read('../target/pages/' + filePath)) },
  }),
  // As large as their text is; a wide one scrolls.
  mermaid: { flowchart: { useMaxWidth: false }, sequence: { useMaxWidth: false } },
  markdown: {
    config: (md) =>
      md.core.ruler.push('targets', (state) =>
        state.tokens
          .flatMap((token) => token.children ?? [])
          .filter((token) => token.type === 'link_open')
          .forEach((token) => token.attrSet('href', target(state.env.relativePath, token.attrGet('href')))),
      ),
  },
  themeConfig: {
    nav: [
      { text: 'Documents', link: '/' },
      { text: 'Javadoc', link: '/apidocs/index.html', target: '_self' },
    ],
    sidebar: sidebar(),
    outline: [2, 3],
    search: { provider: 'local' },
    socialLinks: [{ icon: 'github', link: repository }],
  },
})
