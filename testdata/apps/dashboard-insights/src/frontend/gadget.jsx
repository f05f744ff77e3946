import React, { useEffect, useState } from "react";
import ForgeReconciler, { Form, FormFooter, Button, Label, Spinner, Text, Textfield, useForm, useProductContext } from "@forge/react";
import { events, view } from "@forge/bridge";

const View = ({ project }) => {
  const [counts, setCounts] = useState();

  // Script and gadget may start in either order: listen, then ask.
  useEffect(() => {
    const subscription = events.on("open-issues", setCounts);
    events.emit("open-issues-wanted", { project });
    return () => {
      subscription.then(({ unsubscribe }) => unsubscribe());
    };
  }, [project]);

  if (!project) return <Text>Choose a project in the gadget's settings.</Text>;
  return counts?.[project] === undefined ? <Spinner /> : <Text>{project}: {counts[project]} open issues</Text>;
};

const Edit = ({ project }) => {
  const { handleSubmit, register, getFieldId } = useForm({ defaultValues: { project } });
  return (
    <Form onSubmit={handleSubmit((values) => view.submit(values))}>
      <Label labelFor={getFieldId("project")}>Project key</Label>
      <Textfield {...register("project", { required: true })} />
      <FormFooter>
        <Button type="submit" appearance="primary">Save</Button>
      </FormFooter>
    </Form>
  );
};

const Gadget = () => {
  const context = useProductContext();
  if (!context) return <Spinner />;
  const { entryPoint, gadgetConfiguration } = context.extension;
  const project = gadgetConfiguration?.project;
  return entryPoint === "edit" ? <Edit project={project} /> : <View project={project} />;
};

ForgeReconciler.render(<Gadget />);
