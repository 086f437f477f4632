// Operations made by chance, the same for the same schema and seed: fields with and without aliases and arguments, fragments on the type
// itself, on members and on interfaces.

import {
  getNamedType, isAbstractType, isCompositeType, isEnumType, isInputObjectType, isInterfaceType, isListType, isNonNullType,
} from "graphql";

/** One operation. `values` holds, by the names of arguments and input fields, what they may be given. */
export function operation(schema, seed, values) {
  const next = generator(seed);
  const below = limit => Math.floor(next() * limit);
  const pick = list => list[below(list.length)];
  let names = 0;

  function literal(type, name) {
    if (isNonNullType(type)) return literal(type.ofType, name);
    if (isListType(type)) return `[${literal(type.ofType, name)}]`;
    if (isEnumType(type)) return pick(type.getValues()).name;
    if (isInputObjectType(type)) return `{ ${given(Object.values(type.getFields()))} }`;
    switch (type.name) {
      case "Int": return String(values[name] ? pick(values[name]) : below(4));
      case "Float": return "1.5";
      case "Boolean": return pick(["true", "false"]);
      default: return JSON.stringify(String(pick(values[name] ?? ["x"])));
    }
  }

  function given(definitions) {
    return definitions
      .filter(d => (isNonNullType(d.type) && d.defaultValue === undefined) || below(2))
      .map(d => `${d.name}: ${literal(d.type, d.name)}`)
      .join(", ");
  }

  function field(definition, depth) {
    const type = getNamedType(definition.type);
    const list = given(definition.args);
    const written = `${definition.name}${list && `(${list})`}`;
    if (isCompositeType(type)) return depth > 0 ? `a${names++}: ${written} ${selection(type, depth - 1)}` : "";
    return definition.args.length > 0 || below(3) ? `a${names++}: ${written}` : written;
  }

  function selection(type, depth) {
    const parts = [];
    const fields = type.getFields ? Object.values(type.getFields()) : [];
    for (let i = below(5); fields.length > 0 && i >= 0; i--) {
      const one = field(pick(fields), depth);
      parts.push(one && below(10) === 0 ? `... on ${type.name} { ${one} }` : one);
    }
    const narrower = isAbstractType(type) ? schema.getPossibleTypes(type).filter(() => below(3)) : [];
    const wider = below(6) ? [] : isAbstractType(type) ? interfacesBeside(type) : type.getInterfaces();
    parts.push(...[...narrower, ...wider].map(other => `... on ${other.name} ${selection(other, depth - 1)}`));
    if (below(5) === 0) parts.push("__typename");
    const text = parts.filter(part => part).join(" ");
    return `{ ${text || "__typename"} }`;
  }

  function interfacesBeside(type) {
    return Object.values(schema.getTypeMap())
      .filter(other => isInterfaceType(other) && schema.getPossibleTypes(other).some(member => schema.isSubType(type, member)));
  }

  const isMutation = schema.getMutationType() && below(6) === 0;
  const roots = Object.values((isMutation ? schema.getMutationType() : schema.getQueryType()).getFields());
  const parts = Array.from({ length: 1 + below(3) }, () => field(pick(roots), 2 + below(4)));
  return `${isMutation ? "mutation" : "query"} { ${parts.join(" ")} }`;
}

/** Numbers from 0 to 1 that follow from the seed (the generator called mulberry32). */
function generator(seed) {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
