// Stands in for the YAML extension: it notes what others register.
exports.activate = () => {
  const contributors = [];
  return {
    contributors,
    registerContributor(scheme, schemaOf, contentOf) {
      contributors.push({ scheme, schemaOf, contentOf });
      return true;
    },
  };
};
