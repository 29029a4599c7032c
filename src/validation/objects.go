package main

// Objects that Kubernetes takes, for what is laid over them.

const aDeployment = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: a, namespace: prefect}
spec:
  selector: {matchLabels: {app: a}}
  template:
    metadata: {labels: {app: a}}
    spec:
      securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
      containers:
        - name: a
          image: a:1
          securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
`

const aStatefulSet = `
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: a, namespace: prefect}
spec:
  serviceName: a
  selector: {matchLabels: {app: a}}
  template:
    metadata: {labels: {app: a}}
    spec:
      securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
      containers:
        - name: a
          image: a:1
          securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
          volumeMounts: [{name: data, mountPath: /data}]
  volumeClaimTemplates:
    - metadata: {name: data}
      spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
`

const aService = `
apiVersion: v1
kind: Service
metadata: {name: a, namespace: prefect}
spec:
  type: NodePort
  selector: {app: a}
  ports: [{port: 80, nodePort: 30080}]
`

// objects are the same by their kinds.
var objects = map[string]string{
	"Deployment":  aDeployment,
	"StatefulSet": aStatefulSet,
	"Service":     aService,
}
